import type { PlanAccount } from '@berth/shared'
import { accountOf } from './account.ts'
import { loadOf } from './load.ts'
import type { Lookup } from './lookup.ts'
import type { PlacementState } from './state.ts'

/** What some sites do and cost; over all sites of a fleet these figures add up to the fleet's, ratios apart. */
export type SitesAccount = Pick<
  PlanAccount,
  | 'openSites'
  | 'openAccelerators'
  | 'busyAccelerators'
  | 'utilisationFraction'
  | 'facilityPowerKw'
  | 'carbonKgPerDay'
  | 'costTerms'
  | 'costPerHour'
>

/**
 * The account of some sites alone, by the formulas of the whole: what is placed at them, and what they cost open or shut. Copying counts where it arrives.
 * Cost: one pass over the placements.
 */
export const accountOfSites = (
  lookup: Lookup,
  state: PlacementState,
  siteIds: ReadonlySet<string>,
): SitesAccount => {
  const { fleet, pools } = lookup
  const part: Lookup = {
    ...lookup,
    fleet: {
      ...fleet,
      sites: fleet.sites.filter(({ id }) => siteIds.has(id)),
      pools: fleet.pools.filter(({ siteId }) => siteIds.has(siteId)),
    },
  }
  const stateOfPart: PlacementState = {
    ...state,
    openSiteIds: state.openSiteIds.filter((id) => siteIds.has(id)),
    placements: state.placements.filter(({ poolId }) =>
      siteIds.has(pools.get(poolId)?.siteId ?? ''),
    ),
  }
  const account = accountOf(part, loadOf(part, stateOfPart), stateOfPart)
  return {
    openSites: account.openSites,
    openAccelerators: account.openAccelerators,
    busyAccelerators: account.busyAccelerators,
    utilisationFraction: account.utilisationFraction,
    facilityPowerKw: account.facilityPowerKw,
    carbonKgPerDay: account.carbonKgPerDay,
    costTerms: account.costTerms,
    costPerHour: account.costPerHour,
  }
}
