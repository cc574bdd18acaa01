import type { Plan } from '@berth/shared'
import { loadOf } from '../../evaluate/load.ts'
import { lookupOf } from '../../evaluate/lookup.ts'
import { sitePower } from '../../evaluate/power.ts'
import { stateOf } from '../../evaluate/state.ts'
import type { IndexedFleet, IndexedPool, IndexedSite } from '../../scenario/indexFleet.ts'

/** What is never busy in a pool of an open site, at any time of the day, in accelerators. */
export interface IdlePool {
  pool: IndexedPool
  /** Headroom that is never sold. */
  reserve: number
  /** May be sold, and has no power. */
  unpowered: number
  /** May be sold, and has power. */
  free: number
  /** Busy in the hours that need most, and idle on the mean of the day. */
  busyOnlyAtPeak: number
}

/** What is idle at a site. */
export interface IdleSite {
  site: IndexedSite
  isOpen: boolean
  /** Of an open site. */
  pools: IdlePool[]
  /** Accelerators that are never busy. */
  idleAccelerators: number
  /** Power limit less the largest draw of the day. */
  idleKw: number
  /** Kilowatts of `idleKw` that busy accelerators need in other hours than those of the largest draw. */
  otherHoursKw: number
}

/** What is idle under a plan. Where a limit is exceeded, nothing of it is idle. */
export const idleSites = (indexed: IndexedFleet, plan: Plan): IdleSite[] => {
  const lookup = lookupOf(indexed.fleet)
  const load = loadOf(lookup, stateOf(plan))
  const open = new Set(plan.openSiteIds)
  const { periods } = indexed.fleet
  const busyIn = (pool: IndexedPool, periodId: string) =>
    load.busy.get(pool.pool.id)?.get(periodId) ?? 0
  return indexed.sites.map((entry): IdleSite => {
    const { site } = entry
    const pools = entry.poolIndexes.flatMap((p) => indexed.pools[p] ?? [])
    const installed = pools.reduce((sum, { pool }) => sum + pool.count, 0)
    const isOpen = open.has(site.id)
    const shut = { site: entry, isOpen, pools: [], otherHoursKw: 0 }
    if (!isOpen) return { ...shut, idleAccelerators: installed, idleKw: site.facilityPowerLimitKw }

    const draws = periods.map(({ id }) => sitePower(lookup, load, site, id).facilityPowerKw)
    const largest = Math.max(...draws)
    const idleKw = Math.max(0, site.facilityPowerLimitKw - largest)
    const hoursOfLargest = periods[draws.indexOf(largest)]?.id ?? ''
    const use = pools.map((pool) => {
      const peak = Math.max(0, ...periods.map(({ id }) => busyIn(pool, id)))
      const mean = periods.reduce(
        (sum, { id, hoursPerDay }) => sum + (busyIn(pool, id) * hoursPerDay) / 24,
        0,
      )
      const idle = Math.max(0, pool.pool.count - peak)
      const reserve = Math.min(idle, pool.pool.count * pool.pool.reserveFraction)
      return { pool, peak, mean, idle, reserve, sellable: idle - reserve }
    })
    const neededKw = use.reduce(
      (sum, { pool, sellable }) => sum + sellable * pool.busyKwPerAccelerator,
      0,
    )
    const poweredFraction = neededKw > idleKw ? idleKw / neededKw : 1
    return {
      ...shut,
      pools: use.map(({ pool, reserve, sellable, peak, mean }) => ({
        pool,
        reserve,
        unpowered: sellable * (1 - poweredFraction),
        free: sellable * poweredFraction,
        busyOnlyAtPeak: peak - mean,
      })),
      idleAccelerators: use.reduce((sum, { idle }) => sum + idle, 0),
      idleKw,
      otherHoursKw: use.reduce(
        (sum, { pool, peak }) =>
          sum + Math.max(0, peak - busyIn(pool, hoursOfLargest)) * pool.busyKwPerAccelerator,
        0,
      ),
    }
  })
}
