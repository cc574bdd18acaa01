import type { Fleet } from '@berth/shared'
import { loadOf } from './load.ts'
import { lookupOf } from './lookup.ts'
import type { PlacementState } from './state.ts'

/** Accelerators busy at each site in the period that needs most, by site id. Sites where nothing runs are left out. */
export const busyBySite = (fleet: Fleet, state: PlacementState): Map<string, number> => {
  const lookup = lookupOf(fleet)
  const load = loadOf(lookup, state)
  const result = new Map<string, number>()
  for (const [siteId, pools] of lookup.poolsBySite) {
    const byPeriod = fleet.periods.map((period) =>
      pools.reduce((sum, pool) => sum + (load.busy.get(pool.id)?.get(period.id) ?? 0), 0),
    )
    const peak = Math.max(...byPeriod)
    if (peak > 0) result.set(siteId, peak)
  }
  return result
}
