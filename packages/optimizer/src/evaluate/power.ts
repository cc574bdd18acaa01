import type { Site } from '@berth/shared'
import type { Load } from './load.ts'
import type { Lookup } from './lookup.ts'

/** Power of an open site in one period: IT load, facility power, and what it is made of, in kW. */
export const sitePower = (lookup: Lookup, load: Load, site: Site, periodId: string) => {
  let itLoadKw = 0
  for (const pool of lookup.poolsBySite.get(site.id) ?? []) {
    const type = lookup.types.get(pool.acceleratorTypeId)
    const busy = load.busy.get(pool.id)?.get(periodId) ?? 0
    if (type)
      itLoadKw += (pool.count * type.idleWatts + busy * (type.activeWatts - type.idleWatts)) / 1000
  }
  return { itLoadKw, facilityPowerKw: site.pue * itLoadKw + site.baseLoadKw }
}
