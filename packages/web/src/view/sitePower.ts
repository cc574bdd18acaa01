import type { SiteRecord } from '../graphql/fleetFragments.ts'
import type { LoadRow } from './loadRows.ts'

/**
 * Facility power of an open site in kW:
 * `PUE × (idle draw of what is installed + extra draw of what is busy) + base load`.
 */
export function sitePowerKw(site: SiteRecord, busyByPool: ReadonlyMap<string, number>): number {
  const itWatts = site.pools.reduce((sum, { key, count, acceleratorType }) => {
    const busy = Math.min(busyByPool.get(key) ?? 0, count)
    const { activeWatts, idleWatts } = acceleratorType
    return sum + idleWatts * count + (activeWatts - idleWatts) * busy
  }, 0)
  return (site.pue * itWatts) / 1000 + site.baseLoadKw
}

/** Accelerators that rows keep busy, by pool. */
export function busyByPool(rows: readonly LoadRow[]): Map<string, number> {
  const busy = new Map<string, number>()
  for (const { poolId, accelerators } of rows)
    busy.set(poolId, (busy.get(poolId) ?? 0) + accelerators)
  return busy
}
