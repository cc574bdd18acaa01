import { type IndexedSite, isOpenToday } from '../../scenario/indexFleet.ts'
import { isAbove } from '../isAbove.ts'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/**
 * A site can be opened if it is built, the planner has not closed it, and its idle machines alone hold the power limit.
 * One that breaks this limit today and that the planner keeps open stays open, and is made no worse (rule 13).
 */
export const siteIsUsable = ({ site, ruling, openKw }: IndexedSite): PlacementRefusal | null => {
  if (site.status === 'underConstruction')
    return refusal(
      'SITE_UNDER_CONSTRUCTION',
      `${site.id} is`,
      'under construction',
      'a finished site',
      '',
      'wait until it is finished, or change its status.',
    )
  if (ruling === 'closed')
    return refusal(
      'SITE_CLOSED_BY_PLANNER',
      `${site.id} is`,
      'closed by the planner',
      'an open site',
      '',
      'remove the edit that closes it.',
    )
  const isKeptAsItIs = ruling === 'open' && isOpenToday(site)
  if (isAbove(openKw, site.facilityPowerLimitKw) && !isKeptAsItIs)
    return refusal(
      'SITE_POWER_BELOW_IDLE',
      `${site.id} draws while idle`,
      openKw,
      site.facilityPowerLimitKw,
      'kW',
      `raise its power limit to at least ${Math.ceil(openKw)} kW.`,
    )
  return null
}

/** A site that an earlier plan closes, where its decisions are held. */
export const siteIsHeldClosed = ({ site }: IndexedSite): PlacementRefusal =>
  refusal(
    'SITE_HELD_CLOSED',
    `${site.id} is`,
    'closed in the plan that is held',
    'an open site',
    '',
    'keep it open, or plan anew with all decisions free.',
  )
