import type { Fleet, PlanAccount, Violation } from '@berth/shared'
import { accountOf } from './account.ts'
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

/** Placements are judged by eight rules each: names, open site, share, residency, holds, accelerator, memory or gang, latency. */
const checksPerPlacement = 8

/**
 * Prices any placement and finds every limit that it breaks, from the fleet and the placements alone, without a solver.
 * It shares no formula with the optimizer's formulation, so that it can serve as its judge.
 * Nothing is thrown for a broken limit. Cost: one pass over placements, pools and periods; some milliseconds for 200 sites.
 *
 * @example
 * const { account, violations } = evaluate(fleet, { openSiteIds: ['Guian-1'], placements: [] })
 */
export const evaluate = (fleet: Fleet, state: PlacementState): Evaluation => {
  const lookup = lookupOf(fleet)
  const load = loadOf(lookup, state)
  const openSites = new Set(state.openSiteIds)
  const { violations, checkCount } = fleetViolations(lookup, load, openSites)
  const placed = state.placements.flatMap((placement) =>
    placementViolations(lookup, placement, openSites),
  )
  return {
    account: accountOf(lookup, load, state),
    violations: [...placed, ...violations],
    checkCount: checkCount + state.placements.length * checksPerPlacement,
  }
}

/** What the fleet does today, and which limits that breaks. */
export const evaluateToday = (fleet: Fleet): Evaluation => evaluate(fleet, todayOf(fleet))
