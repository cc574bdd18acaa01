import type { Site } from '@berth/shared'
import { sitePower } from '../evaluate/power.ts'
import type { Side, Subject } from './subject.ts'

/** What stands and works at a site. */
export interface SiteFigures {
  /** Whether it is open on this side; all figures but `installed` are 0 where it is not. */
  isOpen: boolean
  installed: number
  /** Averaged over the day. */
  busyAccelerators: number
  facilityPowerKw: number
  /** In the period that draws most. */
  peakPowerKw: number
}

/** The figures of every site on one side, by site id, added up as the account of the fleet adds them up. */
export const siteFigures = (
  { fleet, examination: { lookup } }: Subject,
  { state, load }: Side,
): Map<string, SiteFigures> => {
  const open = new Set(state.openSiteIds)
  const figuresOf = (site: Site): SiteFigures => {
    const pools = lookup.poolsBySite.get(site.id) ?? []
    const figures: SiteFigures = {
      isOpen: open.has(site.id),
      installed: pools.reduce((sum, pool) => sum + pool.count, 0),
      busyAccelerators: 0,
      facilityPowerKw: 0,
      peakPowerKw: 0,
    }
    if (!figures.isOpen) return figures
    for (const { id, hoursPerDay } of fleet.periods) {
      const ofDay = hoursPerDay / 24
      const { facilityPowerKw } = sitePower(lookup, load, site, id)
      for (const pool of pools)
        figures.busyAccelerators += (load.busy.get(pool.id)?.get(id) ?? 0) * ofDay
      figures.facilityPowerKw += facilityPowerKw * ofDay
      figures.peakPowerKw = Math.max(figures.peakPowerKw, facilityPowerKw)
    }
    return figures
  }
  return new Map(fleet.sites.map((site) => [site.id, figuresOf(site)]))
}
