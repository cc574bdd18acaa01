/**
 * The independent checker: prices any placement and finds every limit that it breaks, without a solver.
 *
 * @module @berth/optimizer/evaluate
 */
export { rulesThatMayStayBroken } from './allowance.ts'
export { certify } from './certify.ts'
export { type EvaluateOptions, type Evaluation, evaluate, evaluateToday } from './evaluate.ts'
export type { LimitChange } from './moves/limitChange.ts'
export type { MoveSummary, MoveVerdict } from './moves/moveVerdict.ts'
export { type MoveJudge, openMoves } from './moves/openMoves.ts'
export type { ProposedMove } from './moves/placementChange.ts'
export type { SiteRank } from './moves/rankSites.ts'
export { type OtherLoad, type PlacementState, stateOf, todayOf } from './state.ts'
