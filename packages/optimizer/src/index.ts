/**
 * Plans where every workload of a fleet runs, and proves how good the plan is. It brings an engine along; what needs none is
 * also at `/evaluate` and `/compare`.
 *
 * @module @berth/optimizer
 */
export type { PlacementRefusal, PlacementRefusalCode } from './candidates/refusal.ts'
export { compare } from './compare/index.ts'
export { certifyWorkloads, type WorkloadsCertificate } from './evaluate/certifyWorkloads.ts'
export {
  certify,
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  evaluateToday,
  type LimitChange,
  type MoveJudge,
  type MoveSummary,
  type MoveVerdict,
  type OtherLoad,
  openMoves,
  type PlacementState,
  type ProposedMove,
  type SiteRank,
  todayOf,
} from './evaluate/index.ts'
export { plan } from './plan.ts'
export type { PlanOptions } from './planOptions.ts'
export { planWorkloads, type UnservedGroup, type WorkloadsResult } from './planWorkloads.ts'
