import type { ObjectiveName, Plan, PlanAccount, Violation } from './plan.ts'

/** What was proved about the plan. */
export const solveStatuses = {
  optimal: 'No better plan exists (relative gap at most 1e-6).',
  feasible: 'The plan holds every limit; the gap says how much better another could be at most.',
  infeasible: 'No plan can hold every limit.',
  noPlanFound: 'The search stopped before it found a plan.',
  refused: 'The engine cannot take this model; the reason says why.',
} as const
export type SolveStatus = keyof typeof solveStatuses

/** Why the search ended. */
export const stopReasons = {
  finished: 'Everything was searched or ruled out.',
  gap: 'The gap asked for was proved.',
  timeLimit: 'The time was up.',
  cancelled: 'Somebody stopped it.',
  engineLimit: 'The engine reached a limit of its own.',
} as const
export type StopReason = keyof typeof stopReasons

export const engineNames = ['highs', 'simplex-js'] as const
export type EngineName = (typeof engineNames)[number]
export type EngineChoice = EngineName | 'auto'

/** What each tier minimises, and its unit. */
export const goalMeanings = {
  brokenLimits: {
    unit: 'ratio',
    description: 'Limits that the fleet breaks today: the excess over each, as a share of it.',
  },
  unserved: { unit: 'currencyPerHour', description: 'Penalty of demand that nobody serves.' },
  openSites: { unit: 'count', description: 'Open sites.' },
  cost: { unit: 'currencyPerHour', description: 'Cost of running the fleet.' },
  carbon: { unit: 'kgPerDay', description: 'Carbon that the fleet emits.' },
  latency: {
    unit: 'ms',
    description: 'Time to the first token, averaged over all tokens asked for.',
  },
  weighted: { unit: 'weighted', description: 'The measures added up by the weights given.' },
} as const
export type GoalName = keyof typeof goalMeanings
export type GoalUnit = (typeof goalMeanings)[GoalName]['unit']

/** How much each measure counts in a goal of the planner's own; a measure without a weight counts nothing. */
export interface ObjectiveWeights {
  /** For each unit of currency per hour. */
  cost?: number
  /** For each open site. */
  openSites?: number
  /** For each kg of carbon per day. */
  carbon?: number
  /** For each ms of mean time to the first token. */
  latency?: number
}

/** One goal of the lexicographic order and how far it was proved. */
export interface TierResult {
  name: GoalName
  unit: GoalUnit
  objectiveValue: number
  bestBound: number
  gapRelative: number
  seconds: number
}

/** The independent check: every limit and every cost term recomputed from the fleet and the placements alone. */
export interface Certificate {
  ok: boolean
  violations: Violation[]
  /** Limits and figures that were compared. */
  checkCount: number
}

/** What one more unit of a limit would save. */
export interface LimitPrice {
  limit:
    | 'poolCapacity'
    | 'sitePower'
    | 'openSites'
    | 'carbonBudget'
    | 'operatorSites'
    | 'operatorPower'
    | 'moves'
    | 'migration'
  siteId: string | null
  operatorId: string | null
  poolId: string | null
  periodId: string | null
  /** ∂ cost per hour / ∂ limit: at most 0 where more of the limit saves money. */
  shadowPrice: number
  /** Unit of the limit: the price is in currency per hour for one of it. */
  unit: 'accelerator' | 'kW' | 'site' | 'kgPerDay' | 'move' | 'GB'
  validFor: 'everyPlan' | 'thisPlanOnly'
}

/** Why a workload cannot run anywhere, or not where it was asked to. */
export interface Refusal {
  code: string
  workloadId: string
  regionId: string | null
  text: string
}

/** Three numbers that are never blurred, each in the unit of the last tier. */
export interface ObjectiveLayers {
  /** Every yes or no may be a share. */
  lpRelaxation: number | null
  /** Yes or no decisions are whole; accelerators are shared between workloads. */
  integerPlan: number
  /** Accelerators are rounded up to whole replicas. */
  wholeReplicas: number
  /** Pools in which the rounded-up replicas exceed what is installed. */
  poolsOverfilledByRounding: number
}

export interface SolveResult {
  status: SolveStatus
  stoppedBy: StopReason
  /** Words for people: why there is no plan, or what limits the proof. */
  message: string
  objective: ObjectiveName
  /** Of the last tier; null where there is no plan. */
  objectiveValue: number | null
  bestBound: number | null
  /** The largest over all tiers: (objectiveValue − bestBound) / |objectiveValue|. */
  gapRelative: number | null
  tiers: TierResult[]
  layers: ObjectiveLayers | null
  engine: { name: EngineName; version: string; reason: string }
  size: { columns: number; rows: number; nonZeros: number; integers: number }
  seconds: number
  /** Present exactly when a plan exists that holds every limit. */
  plan: Plan | null
  certificate: Certificate | null
  before: PlanAccount
  /** Limits that today's placement breaks. */
  beforeViolations: Violation[]
  prices: LimitPrice[]
  refusals: Refusal[]
}

/** A step of a running search. Steps come in order; the last one is the result. */
export interface SolveProgress {
  phase: 'reading' | 'formulating' | 'solving' | 'certifying'
  tier: TierResult['name'] | null
  /** Best plan so far and best proof so far, in the unit of the tier; null where there is none yet. */
  incumbent: number | null
  bestBound: number | null
  gapRelative: number | null
  elapsedSeconds: number
}
