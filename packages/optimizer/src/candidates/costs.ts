import type { IndexedFleet, IndexedPool, IndexedSite } from '../scenario/indexFleet.ts'

/** Prices from which every candidate's cost is made; each is per hour of the day's average. */
export interface CostTable {
  /** Currency per busy accelerator and hour, by period, for each pool: power, its carbon, and operation. */
  busyAcceleratorPerHour: Float64Array[]
  /** Currency per hour for each site while it is open: upkeep, base load, idle draw, carbon, reopening. */
  openPerHour: Float64Array
  /** Currency per hour for each site while it is shut; below 0 where selling its machines brings more than keeping them. */
  shutPerHour: Float64Array
  /** Whether a shut site's machines are sold, which is when that is cheaper than keeping them. */
  soldWhenShut: boolean[]
}

export const costTable = (indexed: IndexedFleet): CostTable => {
  const { fleet, sites, pools, periodWeight } = indexed
  const { amortisationHours } = fleet.policy
  const openPerHour = Float64Array.from(sites, (entry) => {
    const { site, energyPricePerKwh, operatorFactor, openKw } = entry
    const energy = energyPricePerKwh.reduce(
      (sum, price, t) => sum + price * (periodWeight[t] ?? 0) * openKw,
      0,
    )
    const reopening = site.status === 'mothballed' ? site.reopenCost / amortisationHours : 0
    return site.fixedCostPerHour * operatorFactor + energy + reopening
  })
  const saleCredit = sites.map(({ site, poolIndexes }) =>
    site.resaleValuePerAccelerator === null
      ? null
      : (site.resaleValuePerAccelerator *
          poolIndexes.reduce((sum, p) => sum + (pools[p]?.pool.count ?? 0), 0)) /
        amortisationHours,
  )
  const soldWhenShut = saleCredit.map((credit) => credit !== null)
  const shutPerHour = Float64Array.from(sites, ({ site, index }) =>
    site.status === 'underConstruction' ? 0 : -(saleCredit[index] ?? -site.mothballCostPerHour),
  )
  return {
    busyAcceleratorPerHour: pools.map((pool) => busyPerHour(pool, siteOf(sites, pool))),
    openPerHour,
    shutPerHour,
    soldWhenShut,
  }
}

const siteOf = (sites: IndexedSite[], pool: IndexedPool): IndexedSite => {
  const site = sites[pool.siteIndex]
  if (!site) throw new Error(`Pool ${pool.pool.id} stands at no site.`)
  return site
}

const busyPerHour = (pool: IndexedPool, { energyPricePerKwh, operatorFactor }: IndexedSite) =>
  energyPricePerKwh.map(
    (price) => price * pool.busyKwPerAccelerator + pool.pool.operatingCostPerHour * operatorFactor,
  )
