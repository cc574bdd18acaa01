import type { Fleet, Plan, PlanAccount, Violation } from '@berth/shared'
import { evaluate } from '../../evaluate/evaluate.ts'
import { type PlacementState, stateOf } from '../../evaluate/state.ts'
import { whatFits } from './whatFits.ts'

/** What a plan does in a changed fleet where nobody plans anew. */
export interface AsItStands {
  /** Limits that the placements of the plan would break in the changed fleet. */
  brokenLimits: Violation[]
  /** With what does not fit left out, and its penalty. */
  account: PlanAccount
  /** Limits that even that breaks, such as a site that must be open and is not. */
  stillBroken: Violation[]
}

/**
 * The same placements in a changed fleet: sites that are lost serve nothing, and what breaks a limit is not served. No solver is used.
 * Cost: some evaluations.
 */
export const asItStands = (changed: Fleet, plan: Plan): AsItStands => {
  const state = withoutLostSites(changed, stateOf(plan))
  const options = { mayStayBroken: plan.brokenLimits }
  const { violations, account } = evaluate(changed, state, options)
  if (violations.length === 0) return { brokenLimits: [], account, stillBroken: [] }
  const after = evaluate(changed, whatFits(changed, state, plan.brokenLimits), options)
  return { brokenLimits: violations, account: after.account, stillBroken: after.violations }
}

const withoutLostSites = ({ sites, pools, policy }: Fleet, state: PlacementState) => {
  const closed = new Set(
    policy.siteRulings.filter(({ ruling }) => ruling === 'closed').map(({ siteId }) => siteId),
  )
  const openSiteIds = state.openSiteIds.filter(
    (id) => !closed.has(id) && sites.some((site) => site.id === id),
  )
  const open = new Set(openSiteIds)
  const siteOfPool = new Map(pools.map(({ id, siteId }) => [id, siteId]))
  return {
    ...state,
    openSiteIds,
    placements: state.placements.filter(({ poolId }) => open.has(siteOfPool.get(poolId) ?? '')),
  }
}
