import type { Fleet } from '../../fleet/fleet.ts'
import type { Site } from '../../fleet/infrastructure.ts'
import { type Edited, edited, findById, missing, replaced, scaled } from '../editing.ts'
import type { EditOf } from '../edits.ts'

const ruled = (fleet: Fleet, siteId: string, ruling: 'open' | 'closed' | null): Edited => {
  if (!findById(fleet.sites, siteId)) return missing('site', siteId, fleet.sites)
  const others = fleet.policy.siteRulings.filter((entry) => entry.siteId !== siteId)
  const siteRulings = ruling === null ? others : [...others, { siteId, ruling }]
  return edited({ ...fleet, policy: { ...fleet.policy, siteRulings } })
}

const changedSite = (fleet: Fleet, siteId: string, change: (site: Site) => Site): Edited => {
  const site = findById(fleet.sites, siteId)
  if (!site) return missing('site', siteId, fleet.sites)
  return edited({ ...fleet, sites: replaced(fleet.sites, siteId, change(site)) })
}

export const closeSite = (fleet: Fleet, { siteId }: EditOf<'closeSite'>) =>
  ruled(fleet, siteId, 'closed')

export const keepSiteOpen = (fleet: Fleet, { siteId }: EditOf<'keepSiteOpen'>) =>
  ruled(fleet, siteId, 'open')

export const freeSite = (fleet: Fleet, { siteId }: EditOf<'freeSite'>) => ruled(fleet, siteId, null)

export const handOverSite = (fleet: Fleet, { siteId, operatorId }: EditOf<'handOverSite'>) =>
  findById(fleet.operators, operatorId)
    ? changedSite(fleet, siteId, (site) => ({ ...site, operatorId }))
    : missing('operator', operatorId, fleet.operators)

export const setPowerLimit = (
  fleet: Fleet,
  { siteId, facilityPowerLimitKw }: EditOf<'setPowerLimit'>,
) => changedSite(fleet, siteId, (site) => ({ ...site, facilityPowerLimitKw }))

export const scaleElectricityPrice = (
  fleet: Fleet,
  { siteId, factor }: EditOf<'scaleElectricityPrice'>,
): Edited => {
  const dearer = (site: Site): Site => ({
    ...site,
    electricityPricePerKwh: scaled(site.electricityPricePerKwh, factor),
  })
  return siteId === null
    ? edited({ ...fleet, sites: fleet.sites.map(dearer) })
    : changedSite(fleet, siteId, dearer)
}
