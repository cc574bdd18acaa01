import type {
  AcceleratorPool,
  AcceleratorType,
  Fleet,
  InferenceWorkload,
  PerPeriod,
  Site,
  SiteRuling,
  TrainingWorkload,
  WorkloadClass,
} from '@berth/shared'
import { estimatedRttMs, greatCircleKm } from '../physics/distance.ts'
import { extraKwWhenBusy, idleKw, tonnesPerKwh } from '../physics/power.ts'

/** A site with everything that depends on it alone, ready for arithmetic. Arrays have one entry per period. */
export interface IndexedSite {
  index: number
  site: Site
  poolIndexes: number[]
  ruling: SiteRuling['ruling'] | null
  operatorFactor: number
  /** Price of a kWh, its carbon included, in currency. */
  energyPricePerKwh: Float64Array
  electricityPricePerKwh: Float64Array
  carbonIntensityGPerKwh: Float64Array
  /** Facility power while open with nothing running, in kW. */
  openKw: number
}

export interface IndexedPool {
  index: number
  pool: AcceleratorPool
  type: AcceleratorType
  siteIndex: number
  /** Accelerators that may be sold: count × (1 − reserveFraction). */
  usableAccelerators: number
  /** Facility power of one busy accelerator beyond idle, in kW. */
  busyKwPerAccelerator: number
}

/** One region's demand for one inference workload. */
export interface DemandCell {
  index: number
  workload: InferenceWorkload
  workloadClass: WorkloadClass
  regionIndex: number
  regionId: string
  tokensPerSecond: Float64Array
  /** Today's share by site index. */
  currentShareBySite: Map<number, number>
}

/** One training workload. */
export interface Gang {
  index: number
  workload: TrainingWorkload
  workloadClass: WorkloadClass
  currentPoolIndex: number | null
}

/** A fleet with its references resolved to indexes and its quantities spread over the periods. */
export interface IndexedFleet {
  fleet: Fleet
  periodCount: number
  /** Hours per day of each period. */
  periodHours: Float64Array
  /** Share of the day of each period; adds up to 1. */
  periodWeight: Float64Array
  sites: IndexedSite[]
  pools: IndexedPool[]
  cells: DemandCell[]
  gangs: Gang[]
  /** Round-trip time in ms: measured where a path is given, else estimated. */
  rttMs(regionIndex: number, siteIndex: number): number
}

const indexById = (list: readonly { id: string }[]) =>
  new Map(list.map((entry, index) => [entry.id, index]))

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined)
    throw new Error(
      `The fleet refers to ${what}, which it does not have. Check it with readFleet first.`,
    )
  return value
}

/** Resolves a fleet that `readFleet` has accepted. Throws where a reference leads nowhere. */
export const indexFleet = (fleet: Fleet): IndexedFleet => {
  const periodIds = fleet.periods.map((period) => period.id)
  const spread = (quantity: PerPeriod) =>
    Float64Array.from(periodIds, (id) =>
      typeof quantity === 'number' ? quantity : required(quantity[id], `a value for period ${id}`),
    )
  const sites = indexSites(fleet, spread)
  const pools = indexPools(fleet, sites)
  const regionIndexById = indexById(fleet.regions)
  const poolIndexById = indexById(fleet.pools)
  const classById = new Map(fleet.workloadClasses.map((entry) => [entry.id, entry]))
  const classOf = (id: string) => required(classById.get(id), `workload class ${id}`)

  const cells: DemandCell[] = []
  for (const workload of fleet.inferenceWorkloads)
    for (const { regionId, tokensPerSecond } of workload.demand) {
      const currentShareBySite = new Map<number, number>()
      for (const entry of workload.currentPlacement)
        if (entry.regionId === regionId) {
          const pool = required(
            pools[poolIndexById.get(entry.poolId) ?? -1],
            `pool ${entry.poolId}`,
          )
          currentShareBySite.set(
            pool.siteIndex,
            (currentShareBySite.get(pool.siteIndex) ?? 0) + entry.share,
          )
        }
      cells.push({
        index: cells.length,
        workload,
        workloadClass: classOf(workload.classId),
        regionIndex: required(regionIndexById.get(regionId), `region ${regionId}`),
        regionId,
        tokensPerSecond: spread(tokensPerSecond),
        currentShareBySite,
      })
    }

  const gangs = fleet.trainingWorkloads.map((workload, index) => ({
    index,
    workload,
    workloadClass: classOf(workload.classId),
    currentPoolIndex:
      workload.currentPoolId === null
        ? null
        : required(poolIndexById.get(workload.currentPoolId), `pool ${workload.currentPoolId}`),
  }))

  return {
    fleet,
    periodCount: periodIds.length,
    periodHours: Float64Array.from(fleet.periods, (period) => period.hoursPerDay),
    periodWeight: Float64Array.from(fleet.periods, (period) => period.hoursPerDay / 24),
    sites,
    pools,
    cells,
    gangs,
    rttMs: rttTable(fleet),
  }
}

const indexSites = (fleet: Fleet, spread: (quantity: PerPeriod) => Float64Array): IndexedSite[] => {
  const operatorById = new Map(fleet.operators.map((operator) => [operator.id, operator]))
  const rulingById = new Map(fleet.policy.siteRulings.map((entry) => [entry.siteId, entry.ruling]))
  return fleet.sites.map((site, index) => {
    const electricityPricePerKwh = spread(site.electricityPricePerKwh)
    const carbonIntensityGPerKwh = spread(site.carbonIntensityGPerKwh)
    return {
      index,
      site,
      poolIndexes: [],
      ruling: rulingById.get(site.id) ?? null,
      operatorFactor: required(operatorById.get(site.operatorId), `operator ${site.operatorId}`)
        .operationCostFactor,
      electricityPricePerKwh,
      carbonIntensityGPerKwh,
      energyPricePerKwh: electricityPricePerKwh.map(
        (price, t) =>
          price + tonnesPerKwh(carbonIntensityGPerKwh[t] ?? 0) * fleet.carbonPricePerTonne,
      ),
      openKw: site.baseLoadKw,
    }
  })
}

/** Also adds each pool's idle draw to its site's power while open. */
const indexPools = (fleet: Fleet, sites: IndexedSite[]): IndexedPool[] => {
  const siteIndexById = indexById(fleet.sites)
  const typeById = new Map(fleet.acceleratorTypes.map((type) => [type.id, type]))
  return fleet.pools.map((pool, index) => {
    const type = required(
      typeById.get(pool.acceleratorTypeId),
      `accelerator type ${pool.acceleratorTypeId}`,
    )
    const owner = required(sites[siteIndexById.get(pool.siteId) ?? -1], `site ${pool.siteId}`)
    owner.poolIndexes.push(index)
    owner.openKw += owner.site.pue * idleKw(type) * pool.count
    return {
      index,
      pool,
      type,
      siteIndex: owner.index,
      usableAccelerators: pool.count * (1 - pool.reserveFraction),
      busyKwPerAccelerator: owner.site.pue * extraKwWhenBusy(type),
    }
  })
}

const rttTable = (fleet: Fleet) => {
  const regionCount = fleet.regions.length
  const table = new Float64Array(regionCount * fleet.sites.length)
  fleet.sites.forEach((site, s) => {
    fleet.regions.forEach((region, r) => {
      table[s * regionCount + r] = estimatedRttMs(greatCircleKm(region, site), fleet.rttEstimate)
    })
  })
  const [regions, sites] = [indexById(fleet.regions), indexById(fleet.sites)]
  for (const { regionId, siteId, rttMs } of fleet.paths)
    table[
      required(sites.get(siteId), siteId) * regionCount + required(regions.get(regionId), regionId)
    ] = rttMs
  return (regionIndex: number, siteIndex: number) =>
    table[siteIndex * regionCount + regionIndex] ?? 0
}
