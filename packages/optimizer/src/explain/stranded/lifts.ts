import type { Edit, EditableCollection, Fleet } from '@berth/shared'
import { assumedFit } from '../../asking/load/assumedFit.ts'
import { isAbove } from '../../candidates/isAbove.ts'
import type { IndexedFleet, IndexedPool, IndexedSite } from '../../scenario/indexFleet.ts'
import type { StrandedReason } from './strandedReasons.ts'

/** Where a reason holds something idle. */
export interface Stranded {
  indexed: IndexedFleet
  openSiteIds: readonly string[]
  /** Sites with something that is idle for the reason. */
  sites: readonly IndexedSite[]
  /** Pools with accelerators that are. */
  pools: readonly IndexedPool[]
}

/** The edits that lift a reason wherever it holds something idle; null where no edit can. */
export const liftOf = (reason: StrandedReason, stranded: Stranded): Edit[] | null =>
  lifts[reason]?.(stranded) ?? null

/** An SLO that is so much longer is none. */
const noSloFactor = 1000

const change = <T extends { id: string }>(
  collection: EditableCollection,
  list: readonly T[],
  set: (entry: T) => Partial<T>,
): Edit[] => list.map((entry) => ({ kind: 'change', collection, id: entry.id, set: set(entry) }))

const sitesOf = ({ sites }: Stranded) => sites.map(({ site }) => site)
const poolsOf = ({ pools }: Stranded) => pools.map(({ pool }) => pool)

/** Opens every site that its power lets open, whatever limits the number of sites or their carbon. */
const openAll = ({ indexed: { fleet }, sites }: Stranded): Edit[] => [
  ...sites
    .filter(({ site, openKw }) => !isAbove(openKw, site.facilityPowerLimitKw))
    .map(({ site }): Edit => ({ kind: 'keepSiteOpen', siteId: site.id })),
  { kind: 'setMaxOpenSites', maxOpenSites: null },
  { kind: 'setCarbonBudget', carbonBudgetKgPerDay: null },
  ...change(
    'operators',
    fleet.operators.filter(
      ({ maxSites, maxFacilityPowerKw }) => maxSites !== null || maxFacilityPowerKw !== null,
    ),
    () => ({ maxSites: null, maxFacilityPowerKw: null }),
  ),
]

const raisePower = ({ indexed, sites }: Stranded): Edit[] =>
  sites.map(({ site, openKw, poolIndexes }) => {
    const busyKw = poolIndexes.reduce((sum, p) => {
      const { pool, busyKwPerAccelerator } = indexed.pools[p] ?? {}
      return sum + (pool?.count ?? 0) * (busyKwPerAccelerator ?? 0)
    }, 0)
    const facilityPowerLimitKw = Math.max(site.facilityPowerLimitKw, openKw + busyKw)
    return { kind: 'setPowerLimit', siteId: site.id, facilityPowerLimitKw }
  })

const letTypesRun = ({ indexed: { fleet }, pools }: Stranded): Edit[] => {
  const types = [...new Map(pools.map(({ type }) => [type.id, type])).values()]
  const largestGb = Math.max(0, ...fleet.workloadClasses.map(({ weightsGb }) => weightsGb))
  return [
    ...change('acceleratorTypes', types, ({ memoryGb }) => ({
      memoryGb: Math.max(memoryGb, largestGb),
    })),
    ...change('workloadClasses', fleet.workloadClasses, (workloadClass) => {
      const fits = types.flatMap(({ id }) => {
        const fit = assumedFit(workloadClass, id)
        return fit ? [[id, fit] as const] : []
      })
      return {
        fitByAcceleratorType: {
          ...workloadClass.fitByAcceleratorType,
          ...Object.fromEntries(fits),
        },
      }
    }),
  ]
}

const letOperatorsRun = (stranded: Stranded): Edit[] => {
  const ids = new Set(sitesOf(stranded).map(({ operatorId }) => operatorId))
  const operators = stranded.indexed.operators.filter(({ id }) => ids.has(id))
  return change('operators', operators, () => ({ servesInference: true, servesTraining: true }))
}

const anywhere = ({ indexed: { fleet } }: Stranded): Edit[] => {
  const isBound = ({ allowedJurisdictions }: { allowedJurisdictions: readonly string[] | null }) =>
    allowedJurisdictions !== null
  const lift = () => ({ allowedJurisdictions: null })
  return [
    ...change('inferenceWorkloads', fleet.inferenceWorkloads.filter(isBound), lift),
    ...change('trainingWorkloads', fleet.trainingWorkloads.filter(isBound), lift),
  ]
}

const withoutRulings = ({ indexed: { fleet } }: Stranded): Edit[] => {
  const { pins, forbids } = fleet.policy
  const held = new Set([...pins, ...forbids].map(({ workloadId }) => workloadId))
  const isSpread = ({ maxSharePerSite, minSites }: Fleet['inferenceWorkloads'][number]) =>
    maxSharePerSite < 1 || minSites > 1
  return [
    ...[...held].map((workloadId): Edit => ({ kind: 'releaseWorkload', workloadId })),
    { kind: 'setMigrationBudget', maxMoves: null, maxMigrationGb: null },
    { kind: 'setCarbonBudget', carbonBudgetKgPerDay: null },
    ...change('inferenceWorkloads', fleet.inferenceWorkloads.filter(isSpread), () => ({
      maxSharePerSite: 1,
      minSites: 1,
    })),
  ]
}

/** Electricity with its carbon as at the open site where it costs least; data and operation as where each costs least. */
const asCheapAsTheCheapest = (stranded: Stranded): Edit[] => {
  const { indexed, openSiteIds } = stranded
  const open = indexed.sites.filter(({ site }) => openSiteIds.includes(site.id))
  const meanPrice = ({ energyPricePerKwh }: IndexedSite) =>
    energyPricePerKwh.reduce((sum, price, t) => sum + price * (indexed.periodWeight[t] ?? 0), 0)
  const [cheapest] = [...open].sort((a, b) => meanPrice(a) - meanPrice(b))
  if (!cheapest) return []
  const { electricityPricePerKwh, carbonIntensityGPerKwh } = cheapest.site
  const egressPricePerGb = Math.min(...open.map(({ site }) => site.egressPricePerGb))
  const operatingCostPerHour = Math.min(
    ...open
      .flatMap(({ poolIndexes }) => poolIndexes)
      .flatMap((p) => indexed.pools[p]?.pool.operatingCostPerHour ?? []),
  )
  return [
    ...change('sites', sitesOf(stranded), () => ({
      electricityPricePerKwh,
      carbonIntensityGPerKwh,
      egressPricePerGb,
    })),
    ...change('pools', poolsOf(stranded), () => ({ operatingCostPerHour })),
  ]
}

const lifts: Partial<Record<StrandedReason, (stranded: Stranded) => Edit[]>> = {
  underConstruction: (stranded) => [
    ...change('sites', sitesOf(stranded), () => ({ status: 'operating' as const })),
    ...openAll(stranded),
  ],
  closed: openAll,
  reserve: (stranded) => change('pools', poolsOf(stranded), () => ({ reserveFraction: 0 })),
  power: raisePower,
  acceleratorType: letTypesRun,
  trainingOnly: (stranded) => change('sites', sitesOf(stranded), () => ({ servesInference: true })),
  operator: letOperatorsRun,
  jurisdiction: anywhere,
  gangSize: (stranded) =>
    change('pools', poolsOf(stranded), ({ count }) => ({ maxGangAccelerators: count })),
  latency: () => [
    { kind: 'scaleLatencySlo', workloadId: null, maxLatencySloMs: null, factor: noSloFactor },
  ],
  rulings: withoutRulings,
  price: asCheapAsTheCheapest,
}
