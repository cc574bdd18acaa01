import type { Fleet, PlanAccount, Violation } from '@berth/shared'
import { accountOf } from './account.ts'
import { allowanceOf } from './allowance.ts'
import { fleetViolations } from './fleetViolations.ts'
import { loadOf } from './load.ts'
import { lookupOf } from './lookup.ts'
import { placementViolations } from './placementViolations.ts'
import { type PlacementState, todayOf } from './state.ts'

/** What a placement costs and does, which limits it breaks, and how many were looked at. */
export interface Evaluation {
  account: PlanAccount
  violations: Violation[]
  checkCount: number
}

export interface EvaluateOptions {
  /** Limits that may be broken as far as they are today (rule 13), by rule and entity; by default none. */
  mayStayBroken?: readonly Pick<Violation, 'rule' | 'entity'>[]
}

/** Placements are judged by nine rules each: names, open site, share, residency, holds, operator, accelerator, memory or gang, latency. */
const checksPerPlacement = 9

/**
 * Prices any placement and finds every limit that it breaks, from the fleet and the placements alone, without a solver.
 * It shares no formula with the optimizer's formulation, so that it can serve as its judge.
 * Nothing is thrown for a broken limit. Cost: one pass over placements, pools and periods; some milliseconds for 200 sites.
 *
 * @example
 * const { account, violations } = evaluate(fleet, { openSiteIds: ['Guian-1'], placements: [] })
 */
export const evaluate = (
  fleet: Fleet,
  state: PlacementState,
  options: EvaluateOptions = {},
): Evaluation => {
  const lookup = lookupOf(fleet)
  const load = loadOf(lookup, state)
  const openSites = new Set(state.openSiteIds)
  const allowance = allowanceOf(lookup, todayOf(fleet), options.mayStayBroken ?? [])
  const { violations, checkCount } = fleetViolations(lookup, load, state, allowance)
  const placed = state.placements.flatMap((placement) =>
    placementViolations(lookup, placement, state, openSites),
  )
  return {
    account: accountOf(lookup, load, state),
    violations: [...placed, ...violations],
    checkCount: checkCount + state.placements.length * checksPerPlacement,
  }
}

/** What the fleet does today, and which limits that breaks. */
export const evaluateToday = (fleet: Fleet): Evaluation => evaluate(fleet, todayOf(fleet))
