import type { Fleet, PlanAccount, Violation } from '@berth/shared'
import { accountOf } from './account.ts'
import { allowanceOf } from './allowance.ts'
import { type Examination, examine } from './examination.ts'
import { fleetViolations } from './fleetViolations.ts'
import { type Load, loadOf } from './load.ts'
import { placementViolations } from './placementViolations.ts'
import type { PlacementState } from './state.ts'

/** What a placement costs and does, which limits it breaks, and how many were looked at. */
export interface Evaluation {
  account: PlanAccount
  /** Every broken limit, one entry each; empty where all hold. */
  violations: Violation[]
  /** Limits that were looked at. */
  checkCount: number
}

/** Which broken limits an evaluation lets pass. */
export interface EvaluateOptions {
  /** Limits that may be broken as far as they are today (rule 13), by rule and entity; by default none. */
  mayStayBroken?: readonly Pick<Violation, 'rule' | 'entity'>[]
}

/** Placements are judged by nine rules each: names, open site, share, residency, holds, operator, accelerator, memory, and latency or gang. */
const checksPerPlacement = 9

/**
 * Prices any placement and finds every limit that it breaks, from the fleet and the placements alone, without a solver.
 * It shares no formula with the optimizer's formulation, so that it can serve as its judge.
 * Nothing is thrown for a broken limit. Cost: one pass over placements, pools and periods; some milliseconds for 200 sites.
 *
 * @example
 * import { evaluate } from '@berth/optimizer/evaluate'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const wholeDay = { periodId: null, share: 1 }
 * const { account, violations } = evaluate(tinyFleet(), {
 *   openSiteIds: ['West'],
 *   placements: [
 *     { ...wholeDay, workloadId: 'chat', regionId: 'city', poolId: 'West-pool', hoursPerDay: null },
 *     { ...wholeDay, workloadId: 'train', regionId: null, poolId: 'West-pool', hoursPerDay: 24 },
 *   ],
 * })
 * console.log(account.costPerHour.toFixed(0), violations.length) // 145 0
 */
export const evaluate = (
  fleet: Fleet,
  state: PlacementState,
  options: EvaluateOptions = {},
): Evaluation => {
  const examination = examine(fleet)
  return evaluateLoad(examination, state, loadOf(examination.lookup, state), options)
}

/** The same for a state whose load is known. */
export const evaluateLoad = (
  examination: Examination,
  state: PlacementState,
  load: Load,
  options: EvaluateOptions = {},
): Evaluation => {
  const { lookup } = examination
  const openSites = new Set(state.openSiteIds)
  const allowance = allowanceOf(examination, options.mayStayBroken ?? [])
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

/**
 * What the fleet does today, and which limits that breaks. Nothing is thrown for a broken limit. Cost: as `evaluate`.
 *
 * @example
 * import { evaluateToday } from '@berth/optimizer/evaluate'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const { account } = evaluateToday(tinyFleet())
 * console.log(account.openSites, account.busyAccelerators) // 2 70
 */
export const evaluateToday = (fleet: Fleet): Evaluation => {
  const examination = examine(fleet)
  return evaluateLoad(examination, examination.today, examination.todaysLoad)
}
