import { type Fleet, type FleetInput, type Random, readFleet, seededRandom } from '@berth/shared'
import type { ConflictRule } from '../../explain/conflict/conflictRule.ts'
import { farMs, type RoomyFleet, roomyFleet, servingMs } from './roomyFleet.ts'

/** A fleet that cannot serve everything, and why. */
export interface PlantedConflict {
  seed: number
  kind: string
  fleet: Fleet
  /** Rules of which every conflict in it is made, by name. */
  rules: ReadonlySet<string>
}

/** Tightens a roomy fleet until it cannot serve everything any more. */
type Plant = (roomy: RoomyFleet, random: Random) => ConflictRule[]

type Site = FleetInput['sites'][number]
const demand = ['demandIsServed', 'trainingIsPlaced'] as const
const policyOf = (input: FleetInput) => {
  input.policy ??= {}
  return input.policy
}
const workloadOf = ({ input }: RoomyFleet) => {
  const [workload] = input.inferenceWorkloads ?? []
  if (!workload) throw new Error('A roomy fleet has a workload.')
  return workload
}
const hold = (workloadId: string, siteId: string) => ({ workloadId, siteId })
const keepOpen = ({ input, siteIds }: RoomyFleet) => {
  policyOf(input).siteRulings = siteIds.map((siteId) => ({ siteId, ruling: 'open' as const }))
}
const setSites = ({ input }: RoomyFleet, change: (site: Site) => Partial<Site>) => {
  for (const site of input.sites) Object.assign(site, change(site))
}
/** Draw of a site while open and idle, in kW. */
const openKw = ({ input }: RoomyFleet, { id, pue, baseLoadKw = 0 }: Site) =>
  input.pools
    .filter(({ siteId }) => siteId === id)
    .reduce((sum, { count }) => sum + pue * count * idleKw(input), baseLoadKw)
const idleKw = ({ acceleratorTypes }: FleetInput) => (acceleratorTypes[0]?.idleWatts ?? 0) / 1000

/** Kinds of conflict, each in its own words. */
const plants: Record<string, Plant> = {
  'power against demand': (roomy, random) => {
    // All sites together have room for a part of what everything draws beyond idle.
    const part = random.between(0.6, 0.9)
    const extraKw = 1 - idleKw(roomy.input)
    setSites(roomy, (site) => ({
      facilityPowerLimitKw:
        openKw(roomy, site) +
        (site.pue * extraKw * part * roomy.acceleratorsNeeded) / roomy.siteIds.length,
    }))
    return ['sitePowerHolds', ...demand]
  },
  'accelerators against demand': (roomy, random) => {
    const part = random.between(0.5, 0.9)
    const each = Math.floor((part * roomy.acceleratorsNeeded) / roomy.input.pools.length)
    for (const pool of roomy.input.pools) pool.count = Math.max(1, each)
    return ['poolCapacityHolds', ...demand]
  },
  'open sites against spread': (roomy, random) => {
    policyOf(roomy.input).maxOpenSites = 1
    setSites(roomy, () => ({ status: 'mothballed' }))
    Object.assign(
      workloadOf(roomy),
      random.chance(0.5) ? { maxSharePerSite: 0.6 } : { minSites: 2, maxSharePerSite: 0.9 },
    )
    return ['openSiteLimitHolds', 'shareIsSpread', ...demand]
  },
  'open sites against what one site holds': (roomy, random) => {
    policyOf(roomy.input).maxOpenSites = 1
    const each = Math.ceil(roomy.acceleratorsNeeded * random.between(0.55, 0.9))
    for (const siteId of roomy.siteIds) {
      const own = roomy.input.pools.filter((pool) => pool.siteId === siteId)
      for (const pool of own)
        Object.assign(pool, { count: Math.ceil(each / own.length), reserveFraction: 0 })
    }
    return ['openSiteLimitHolds', 'poolCapacityHolds', ...demand]
  },
  'open sites against places that are far apart': (roomy) => {
    policyOf(roomy.input).maxOpenSites = 1
    const first = workloadOf(roomy)
    roomy.input.regions?.push({
      id: 'abroad',
      name: 'Abroad',
      latitude: 0,
      longitude: 100 - 2000 / 111.195,
      jurisdiction: 'abroad',
    })
    first.latencySloMs = servingMs + farMs / 2
    first.demand.push({ regionId: 'abroad', tokensPerSecond: 100 })
    return ['openSiteLimitHolds', 'latencyIsMet', 'demandIsServed']
  },
  'carbon against demand': (roomy, random) => {
    // Even at the cleanest site, with nothing but busy machines, the work emits more.
    const cleanest = Math.min(
      ...roomy.input.sites.map(({ carbonIntensityGPerKwh }) => Number(carbonIntensityGPerKwh)),
    )
    policyOf(roomy.input).carbonBudgetKgPerDay =
      (random.between(0.5, 0.9) *
        roomy.acceleratorsNeeded *
        (1 - idleKw(roomy.input)) *
        cleanest *
        24) /
      1000
    return ['carbonBudgetHolds', ...demand]
  },
  'pin against forbid': (roomy, random) => {
    const { id } = workloadOf(roomy)
    const siteId = random.pick(roomy.siteIds)
    Object.assign(policyOf(roomy.input), { pins: [hold(id, siteId)], forbids: [hold(id, siteId)] })
    return ['pinHolds', 'forbidHolds', 'demandIsServed']
  },
  'pin against latency': (roomy, random) => {
    const workload = workloadOf(roomy)
    workload.latencySloMs = servingMs + farMs * random.between(0.3, 0.9)
    policyOf(roomy.input).pins = [hold(workload.id, 'far')]
    return ['pinHolds', 'latencyIsMet', 'demandIsServed']
  },
  'pin against residency': (roomy) => {
    const workload = workloadOf(roomy)
    workload.allowedJurisdictions = ['home']
    policyOf(roomy.input).pins = [hold(workload.id, 'far')]
    return ['pinHolds', 'residencyIsKept', 'demandIsServed']
  },
  'pin of a training against a closed site': (roomy) => {
    const [id] = roomy.trainingIds
    policyOf(roomy.input).siteRulings = [{ siteId: 'far', ruling: 'closed' }]
    policyOf(roomy.input).pins = [hold(id ?? workloadOf(roomy).id, 'far')]
    return ['pinHolds', 'siteRulingHolds', ...demand]
  },
  'latency against closed sites': (roomy, random) => {
    workloadOf(roomy).latencySloMs = servingMs + farMs * random.between(0.3, 0.9)
    policyOf(roomy.input).siteRulings = roomy.siteIds
      .filter((siteId) => siteId !== 'far')
      .map((siteId) => ({ siteId, ruling: 'closed' as const }))
    return ['latencyIsMet', 'siteRulingHolds', 'demandIsServed']
  },
  'residency against forbids': (roomy) => {
    const workload = workloadOf(roomy)
    workload.allowedJurisdictions = ['abroad']
    policyOf(roomy.input).forbids = [hold(workload.id, 'far')]
    return ['residencyIsKept', 'forbidHolds', 'demandIsServed']
  },
  'sites kept open against the limit on open sites': (roomy) => {
    keepOpen(roomy)
    policyOf(roomy.input).maxOpenSites = roomy.siteIds.length - 1
    return ['siteRulingHolds', 'openSiteLimitHolds']
  },
  'sites kept open against an operator’s limit on sites': (roomy) => {
    keepOpen(roomy)
    const [norm] = roomy.input.operators
    if (norm) norm.maxSites = roomy.siteIds.length - 1
    return ['siteRulingHolds', 'operatorSitesHold', 'sitesKeepTheirOperator']
  },
  'sites kept open against an operator’s power': (roomy, random) => {
    keepOpen(roomy)
    const [norm] = roomy.input.operators
    setSites(roomy, () => ({ facilityPowerLimitKw: 1000 }))
    if (norm) norm.maxFacilityPowerKw = 1000 * (roomy.siteIds.length - random.between(0.1, 0.9))
    return ['siteRulingHolds', 'operatorPowerHolds', 'sitesKeepTheirOperator']
  },
  'gang against the size of pools': (roomy, random) => {
    const gang = addGangs(
      roomy,
      1,
      Math.ceil(roomy.acceleratorsNeeded * 3 * random.between(1, 1.5)),
    )
    return [gang, 'poolCapacityHolds', 'gangFitsInterconnect']
  },
  'gang against interconnect': (roomy, random) => {
    addGangs(roomy, 1, 20)
    for (const pool of roomy.input.pools) pool.maxGangAccelerators = random.whole(10, 19)
    for (const training of roomy.input.trainingWorkloads ?? [])
      training.accelerators = Math.max(20, training.accelerators)
    return ['trainingIsPlaced', 'gangFitsInterconnect']
  },
  'gangs that would fit if they could be split': (roomy) => {
    // Pools of 100 and one gang of 60 more than there are pools: together they need less than there is.
    roomy.input.inferenceWorkloads = (roomy.input.inferenceWorkloads ?? []).slice(0, 1)
    for (const { demand: streams } of roomy.input.inferenceWorkloads)
      for (const stream of streams) stream.tokensPerSecond = 10
    roomy.input.trainingWorkloads = []
    for (const pool of roomy.input.pools)
      Object.assign(pool, { count: 100, reserveFraction: 0, maxGangAccelerators: 100 })
    return [addGangs(roomy, roomy.input.pools.length + 1, 60), 'poolCapacityHolds']
  },
  'spread against the number of sites': (roomy, random) => {
    workloadOf(roomy).maxSharePerSite = random.between(0.6, 0.95) / roomy.siteIds.length
    return ['shareIsSpread', 'demandIsServed']
  },
  'moves against a closed site': (roomy, random) => {
    const workload = workloadOf(roomy)
    workload.currentPlacement = [{ regionId: 'city', poolId: 'far-0', share: 1 }]
    policyOf(roomy.input).siteRulings = [{ siteId: 'far', ruling: 'closed' }]
    if (random.chance(0.5)) policyOf(roomy.input).maxMoves = random.pick([0, 0.5])
    else policyOf(roomy.input).maxMigrationGb = random.pick([0, 20])
    return ['migrationBudgetHolds', 'siteRulingHolds', 'demandIsServed']
  },
  'operators that cannot run inference': (roomy) => {
    const [norm] = roomy.input.operators
    if (norm) norm.servesInference = false
    return ['sitesKeepTheirOperator', 'demandIsServed']
  },
  'a site kept open that is not built': (roomy) => {
    keepOpen(roomy)
    setSites(roomy, ({ id }) => (id === 'far' ? { status: 'underConstruction' } : {}))
    return ['siteRulingHolds', 'siteIsBuilt']
  },
  'a site kept open that idles above its limit': (roomy, random) => {
    keepOpen(roomy)
    setSites(roomy, (site) =>
      site.id === 'far'
        ? { baseLoadKw: 2000, facilityPowerLimitKw: 2000 * random.between(0.5, 0.9) }
        : {},
    )
    return ['siteRulingHolds', 'sitePowerHolds']
  },
}

const addGangs = ({ input, trainingIds }: RoomyFleet, count: number, accelerators: number) => {
  const gangs = Array.from({ length: count }, (_, j) => ({
    id: `gang${j}`,
    name: `Gang ${j}`,
    classId: 'training',
    accelerators,
    unplacedPenaltyPerHour: 3000,
  }))
  input.trainingWorkloads = [...(input.trainingWorkloads ?? []), ...gangs]
  trainingIds.push(...gangs.map(({ id }) => id))
  return 'trainingIsPlaced' as const
}

/** The kinds of conflict that are planted, in turn. */
export const plantedKinds = Object.keys(plants)

/** Far from the seeds of other generators. */
const seedOffset = 0x1b873593

/**
 * A small fleet with room for everything, tightened until it cannot serve everything or hold every limit any more. The same seed gives the same
 * fleet. Throws only where the generator itself is at fault.
 *
 * @example
 * import { findConflict } from '@berth/optimizer/explain'
 * import { plantedConflict } from '@berth/optimizer/testing'
 *
 * const { fleet, kind } = plantedConflict(6)
 * console.log(kind, (await findConflict(fleet)).kind) // pin against forbid conflict
 */
export const plantedConflict = (seed: number): PlantedConflict => {
  const random = seededRandom(seed + seedOffset)
  const kind = plantedKinds[seed % plantedKinds.length] ?? ''
  const roomy = roomyFleet(random, seed)
  const rules = plants[kind]?.(roomy, random) ?? []
  const result = readFleet(roomy.input)
  if (!result.ok)
    throw new Error(`The generator made a bad fleet: ${JSON.stringify(result.issues[0])}`)
  return { seed, kind, fleet: result.value, rules: new Set(rules) }
}
