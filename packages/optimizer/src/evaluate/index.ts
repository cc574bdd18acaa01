/**
 * The independent checker: prices any placement and finds every limit that it breaks, without a solver.
 *
 * @module @berth/optimizer/evaluate
 */
export { rulesThatMayStayBroken } from './allowance.ts'
export { busyBySite } from './busyBySite.ts'
export { certify } from './certify.ts'
export { type EvaluateOptions, type Evaluation, evaluate, evaluateToday } from './evaluate.ts'
export { type OtherLoad, type PlacementState, stateOf, todayOf } from './state.ts'
