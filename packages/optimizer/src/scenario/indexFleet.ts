import type {
  AcceleratorPool,
  AcceleratorType,
  Fleet,
  InferenceWorkload,
  Operator,
  PerPeriod,
  Site,
  SiteRuling,
  TrainingWorkload,
  WorkloadClass,
} from '@berth/shared'
import { extraKwWhenBusy, idleKw, tonnesPerKwh } from '../physics/power.ts'
import { indexById, required } from './indexById.ts'
import { operatorsWorthTakeover } from './operatorsWorthTakeover.ts'
import { priceTable, rttTable } from './paths.ts'

/** A site with everything that depends on it alone, ready for arithmetic. Arrays have one entry per period. */
export interface IndexedSite {
  index: number
  site: Site
  poolIndexes: number[]
  ruling: SiteRuling['ruling'] | null
  operatorIndex: number
  operatorFactor: number
  /** Operators that may run the site, today's first. */
  possibleOperators: number[]
  /** Price of a kWh, its carbon included, in currency. */
  energyPricePerKwh: Float64Array
  electricityPricePerKwh: Float64Array
  carbonIntensityGPerKwh: Float64Array
  /** Facility power while open with nothing running, in kW. */
  openKw: number
}

/** Whether a site is open today: it works, or is staffed and paid for. */
export const isOpenToday = ({ status }: Site): boolean =>
  status === 'operating' || status === 'idle'

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
  /** The fleet's own cells that this one stands for: itself, or those that differ only in volume. */
  members: DemandCell[]
}

/** One training workload. */
export interface Gang {
  index: number
  workload: TrainingWorkload
  workloadClass: WorkloadClass
  currentPoolIndex: number | null
  /** Where its data comes from all the time; null where it moves with it. */
  dataRegionIndex: number | null
}

/** A fleet with its references resolved to indexes and its quantities spread over the periods. */
export interface IndexedFleet {
  fleet: Fleet
  periodCount: number
  /** Hours per day of each period. */
  periodHours: Float64Array
  /** Share of the day of each period; adds up to 1. */
  periodWeight: Float64Array
  operators: Operator[]
  sites: IndexedSite[]
  pools: IndexedPool[]
  cells: DemandCell[]
  gangs: Gang[]
  /** Round-trip time in ms: measured where a path is given, else estimated. */
  rttMs(regionIndex: number, siteIndex: number): number
  /** Currency per GB between a region and a site: of the path where it has a price, else the site's egress price. */
  pricePerGb(regionIndex: number, siteIndex: number): number
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
      const cell: DemandCell = {
        index: cells.length,
        workload,
        workloadClass: classOf(workload.classId),
        regionIndex: required(regionIndexById.get(regionId), `region ${regionId}`),
        regionId,
        tokensPerSecond: spread(tokensPerSecond),
        currentShareBySite,
        members: [],
      }
      cell.members.push(cell)
      cells.push(cell)
    }

  const gangs = fleet.trainingWorkloads.map((workload, index) => ({
    index,
    workload,
    workloadClass: classOf(workload.classId),
    currentPoolIndex:
      workload.currentPoolId === null
        ? null
        : required(poolIndexById.get(workload.currentPoolId), `pool ${workload.currentPoolId}`),
    dataRegionIndex:
      workload.dataRegionId === null
        ? null
        : required(regionIndexById.get(workload.dataRegionId), `region ${workload.dataRegionId}`),
  }))

  return {
    fleet,
    operators: fleet.operators,
    periodCount: periodIds.length,
    periodHours: Float64Array.from(fleet.periods, (period) => period.hoursPerDay),
    periodWeight: Float64Array.from(fleet.periods, (period) => period.hoursPerDay / 24),
    sites,
    pools,
    cells,
    gangs,
    rttMs: rttTable(fleet),
    pricePerGb: priceTable(fleet),
  }
}

const indexSites = (fleet: Fleet, spread: (quantity: PerPeriod) => Float64Array): IndexedSite[] => {
  const operatorIndexById = indexById(fleet.operators)
  const rulingById = new Map(fleet.policy.siteRulings.map((entry) => [entry.siteId, entry.ruling]))
  const takers = fleet.policy.handover === 'allowed' ? operatorsWorthTakeover(fleet.operators) : []
  return fleet.sites.map((site, index) => {
    const operatorIndex = required(
      operatorIndexById.get(site.operatorId),
      `operator ${site.operatorId}`,
    )
    const electricityPricePerKwh = spread(site.electricityPricePerKwh)
    const carbonIntensityGPerKwh = spread(site.carbonIntensityGPerKwh)
    return {
      index,
      site,
      poolIndexes: [],
      ruling: rulingById.get(site.id) ?? null,
      operatorIndex,
      operatorFactor: fleet.operators[operatorIndex]?.operationCostFactor ?? 1,
      possibleOperators: [operatorIndex, ...takers.filter((index) => index !== operatorIndex)],
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
