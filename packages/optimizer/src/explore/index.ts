/**
 * Questions that need many plans: fewer sites, other goals, shocks, the way from today to a plan.
 *
 * @module @berth/optimizer/explore
 */
export type { AskOptions, AskProgress } from '../asking/askOptions.ts'
export type { ChangedSite } from '../asking/changedSites.ts'
export { alternativePlans } from './alternatives/alternativePlans.ts'
export type {
  AlternativeGoal,
  AlternativePlan,
  Alternatives,
  AlternativesQuestion,
} from './alternatives/alternativesAnswer.ts'
export { breakEven } from './breakEven/breakEven.ts'
export {
  type BreakEvenAnswer,
  type BreakEvenQuestion,
  type DecisionRange,
  type FillLimit,
  fillLimits,
  type RangeEnd,
  type RangeParameter,
  type SiteBreakEven,
} from './breakEven/breakEvenAnswer.ts'
export {
  type Frontier,
  type FrontierMeasure,
  type FrontierPoint,
  type FrontierQuestion,
  frontierMeasures,
} from './frontier/frontierAnswer.ts'
export { paretoFrontier } from './frontier/paretoFrontier.ts'
export { consolidationLadder, planOfRung } from './ladder/consolidationLadder.ts'
export type { HeldChoices } from './ladder/heldChoices.ts'
export {
  type Ladder,
  type LadderMeasure,
  type LadderRung,
  ladderMeasures,
  type NextToClose,
} from './ladder/ladderAnswer.ts'
export type { Contradiction } from './negotiate/contradictions.ts'
export { negotiate } from './negotiate/negotiate.ts'
export type { Negotiation, NegotiationQuestion, PricedRefusal } from './negotiate/negotiation.ts'
export type { NegotiatedOutcome, RefusalPrice } from './negotiate/outcomes.ts'
export type { MoveRefusal, PlannerRefusal, SiteRefusal } from './negotiate/plannerRefusal.ts'
export type { Distribution } from './stress/distribution.ts'
export type { Spread } from './stress/drawFactors.ts'
export type { Headroom } from './stress/headroomText.ts'
export type { DemandWithoutSites } from './stress/missingSites.ts'
export type { Regret } from './stress/regret.ts'
export { stress } from './stress/stress.ts'
export type {
  StressAnswer,
  StressOutcome,
  StressQuestion,
  StressReplan,
  StressResult,
} from './stress/stressAnswer.ts'
export {
  defaultStressCases,
  type StressCase,
  type StressKind,
  stressKinds,
} from './stress/stressCases.ts'
export {
  type OutcomeSpread,
  type SampleOutcome,
  type SamplesQuestion,
  type StressSample,
  type StressSamples,
  stressSamples,
} from './stress/stressSamples.ts'
export { migrationWaves } from './waves/migrationWaves.ts'
export type { StuckMove } from './waves/stuck.ts'
export type { MigrationWaves, Wave, WaveStep, WavesQuestion } from './waves/wavesAnswer.ts'
