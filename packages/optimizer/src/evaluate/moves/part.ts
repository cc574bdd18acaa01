import type { PlanAccount, Violation } from '@berth/shared'
import { accountOf } from '../account.ts'
import { fleetUse } from '../fleetUse.ts'
import { ruleViolations } from '../fleetViolations.ts'
import { brokenLimits, type LimitUse, localUses } from '../limitUse.ts'
import { loadOf } from '../load.ts'
import type { Lookup } from '../lookup.ts'
import { placementViolations } from '../placementViolations.ts'
import type { PlacementState } from '../state.ts'
import type { Demand } from './demand.ts'
import type { Place } from './place.ts'
import type { Prepared, Row } from './prepared.ts'

/** What some sites and some workloads add to the figures of the whole. */
export interface Part {
  /** As of a fleet of these sites and workloads, with everybody else's load on the sites. */
  account: PlanAccount
  /** Use of the limits of its pools, sites and workloads. */
  uses: LimitUse[]
  /** What it adds to the use of a limit of the fleet or of an operator, in the limit's unit; worked out when first asked for. */
  fleetUse: ReturnType<typeof fleetUse>
  /** What it breaks, limits of the fleet and of operators apart. */
  violations: Violation[]
}

/**
 * Judges a place with `rows` of the demand in it, by the formulas that `evaluate` has for the whole.
 * All figures of a fleet but ratios add up over sites and workloads, so a change of the whole is the change of its parts.
 *
 * @param openedSiteIds Sites of the place that are open here and closed in the state.
 */
export const partOf = (
  prepared: Prepared,
  place: Place,
  demand: Demand,
  rows: readonly Row[],
  openedSiteIds: readonly string[],
): Part => {
  const lookup = lookupOfPart(prepared.lookup, place, demand)
  const state: PlacementState = {
    operatorIdBySite: prepared.operatorIdBySite,
    openSiteIds: [...place.openSiteIds, ...openedSiteIds],
    soldSiteIds: place.soldSiteIds,
    refittedSiteIds: place.refittedSiteIds,
    placements: rows,
    others: place.others,
  }
  const load = loadOf(lookup, state)
  const uses = localUses(lookup, load, state, prepared.allowance)
  const violations = [...brokenLimits(uses), ...ruleViolations(lookup, load, state).violations]
  const open = new Set(state.openSiteIds)
  for (const row of rows) violations.push(...placementViolations(lookup, row, state, open))
  for (const [siteId, found] of place.closedSiteViolations)
    if (!open.has(siteId)) violations.push(...found)
  let use: ReturnType<typeof fleetUse> | undefined
  return {
    account: accountOf(lookup, load, state),
    uses,
    fleetUse: (rule, entity) => {
      use ??= fleetUse(lookup, load, state)
      return use(rule, entity)
    },
    violations,
  }
}

/** Finds every name of the fleet, and goes through the sites and workloads of the part alone. */
const lookupOfPart = (
  lookup: Lookup,
  { sites, pools, siteRulings }: Place,
  { inferenceWorkloads, trainingWorkloads }: Demand,
): Lookup => ({
  ...lookup,
  fleet: {
    ...lookup.fleet,
    sites,
    pools,
    inferenceWorkloads,
    trainingWorkloads,
    policy: { ...lookup.fleet.policy, siteRulings },
  },
})
