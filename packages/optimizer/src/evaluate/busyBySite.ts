import type { Load } from './load.ts'
import type { Lookup } from './lookup.ts'

/** Accelerators busy at each site in the period that needs most, by site id. Sites where nothing runs are left out. */
export const busyBySite = ({ fleet, poolsBySite }: Lookup, { busy }: Load): Map<string, number> => {
  const result = new Map<string, number>()
  for (const [siteId, pools] of poolsBySite) {
    const byPeriod = fleet.periods.map((period) =>
      pools.reduce((sum, pool) => sum + (busy.get(pool.id)?.get(period.id) ?? 0), 0),
    )
    const peak = Math.max(...byPeriod)
    if (peak > 0) result.set(siteId, peak)
  }
  return result
}
