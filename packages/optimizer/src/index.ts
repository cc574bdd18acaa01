export type { PlacementRefusal, PlacementRefusalCode } from './candidates/refusal.ts'
export { compare } from './compare/index.ts'
export {
  certify,
  type Evaluation,
  evaluate,
  evaluateToday,
  type PlacementState,
  todayOf,
} from './evaluate/index.ts'
export { plan } from './plan.ts'
export type { PlanOptions } from './planOptions.ts'
