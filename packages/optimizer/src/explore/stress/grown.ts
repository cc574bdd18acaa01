import type { Fleet } from '@berth/shared'

/** The fleet with every pool, and the power, of some sites larger; accelerators are rounded up to whole ones. */
export const grown = (fleet: Fleet, siteIds: readonly string[], growthFraction: number): Fleet => {
  const grows = new Set(siteIds)
  return {
    ...fleet,
    sites: fleet.sites.map((site) =>
      grows.has(site.id)
        ? { ...site, facilityPowerLimitKw: site.facilityPowerLimitKw * (1 + growthFraction) }
        : site,
    ),
    pools: fleet.pools.map((pool) =>
      grows.has(pool.siteId)
        ? { ...pool, count: Math.ceil(pool.count * (1 + growthFraction) - 1e-9) }
        : pool,
    ),
  }
}
