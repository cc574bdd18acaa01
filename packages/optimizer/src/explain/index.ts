/**
 * Answers to a planner's "why?": what forbids a place, which limits contradict each other, what one more unit is worth.
 *
 * @module @berth/optimizer/explain
 */
export type { AskOptions, AskProgress } from '../asking/askOptions.ts'
export type { ChangedSite } from '../asking/changedSites.ts'
export type { SitesAccount } from '../evaluate/accountOfSites.ts'
export type { RelaxableRule } from '../formulation/relaxations.ts'
export type { Assumption } from './assumptions/assumptionList.ts'
export { assumptions } from './assumptions/assumptions.ts'
export type {
  AssumptionsAnswer,
  AssumptionsQuestion,
  NotLookedAt,
  RankedAssumption,
  Variation,
} from './assumptions/assumptionsAnswer.ts'
export type {
  ConflictAnswer,
  ConflictItem,
  ConflictMember,
  LeavingOut,
  Repair,
  RepairChange,
} from './conflict/conflictAnswer.ts'
export type { ConflictRule, RepairWeights } from './conflict/conflictRule.ts'
export { type ConflictOptions, findConflict } from './conflict/findConflict.ts'
export type { Concentration } from './operators/concentration.ts'
export { operators } from './operators/operators.ts'
export type { Handover, OperatorChange, OperatorsAnswer } from './operators/operatorsAnswer.ts'
export type { CurvePoint, CurveSegment } from './prices/curvePoints.ts'
export type { CurveQuestion } from './prices/curveQuestion.ts'
export type { WithoutPrice } from './prices/limitsWithoutPrice.ts'
export type { LimitWorth } from './prices/limitWorth.ts'
export { type PriceCurve, priceCurve } from './prices/priceCurve.ts'
export { type PricesAnswer, prices } from './prices/prices.ts'
export type { IdlePart } from './stranded/idleParts.ts'
export type { StrandedByReason, StrandedCapacity, StrandedSite } from './stranded/strandedAnswer.ts'
export { strandedCapacity } from './stranded/strandedCapacity.ts'
export { type StrandedReason, strandedReasonMeanings } from './stranded/strandedReasons.ts'
export type { NoWorth, StrandedWorth } from './stranded/worth.ts'
export {
  type ChangedFigure,
  type ChangeTry,
  type MinimumChange,
  type Placing,
  type PlacingEffect,
  type Rebate,
  type WhyNotHere,
  type WhyNotVerdict,
  whyNotVerdicts,
} from './whyNotHere/answer.ts'
export type { Obstacle } from './whyNotHere/obstacles.ts'
export type { WhyNotQuestion } from './whyNotHere/subject.ts'
export { whyNotHere } from './whyNotHere/whyNotHere.ts'
