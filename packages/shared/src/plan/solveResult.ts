import type { ObjectiveName, Placement, Plan, PlanAccount, Violation } from './plan.ts'

/** What was proved about the plan. */
export const solveStatuses = {
  optimal: 'No better plan exists (relative gap at most 1e-6).',
  feasible: 'The plan holds every limit; the gap says how much better another could be at most.',
  infeasible: 'No plan can hold every limit.',
  noPlanFound: 'The search stopped before it found a plan.',
  refused: 'The engine cannot take this model; the reason says why.',
} as const
/** What was proved about the plan, as a word. */
export type SolveStatus = keyof typeof solveStatuses

/** Why the search ended. */
export const stopReasons = {
  finished: 'Everything was searched or ruled out.',
  gap: 'The gap asked for was proved.',
  timeLimit: 'The time was up.',
  cancelled: 'Somebody stopped it.',
  engineLimit: 'The engine reached a limit of its own.',
} as const
/** Why the search ended, as a word. */
export type StopReason = keyof typeof stopReasons

export const engineNames = ['highs', 'simplex-js', 'price'] as const
/** An engine: `highs` is HiGHS compiled to WebAssembly, `simplex-js` is plain JavaScript for small models, `price` is our own for large ones. */
export type EngineName = (typeof engineNames)[number]
/** An engine by name, or `auto`: chosen by the size of the model. */
export type EngineChoice = EngineName | 'auto'

/** Among which plans the answer was looked for. */
export const searchScopes = {
  everything: 'All plans.',
  sitesHeld: 'Plans with the sites and operators of an earlier plan.',
  sitesAndGangsHeld: 'Plans with the sites, operators and places of gangs of an earlier plan.',
} as const
/** Among which plans the answer was looked for, as a word: status and bound are about these. */
export type SearchScope = keyof typeof searchScopes

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
/** What a tier minimises. */
export type GoalName = keyof typeof goalMeanings
/** The unit in which a tier is counted. */
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
  /** The limit as it stands, in its unit. */
  limitValue: number
  /** The price holds while the limit alone moves in this range; null where nothing ends it. */
  sensitivityRange: SensitivityRange
  validFor: 'everyPlan' | 'thisPlanOnly'
}

/** Between which values of a figure a price holds; null where there is no end. */
export interface SensitivityRange {
  from: number | null
  to: number | null
}

/** What it would cost to put a workload where the plan does not put it: the cheapest such place that is open, for each workload and region. */
export interface PlacementPrice {
  workloadId: string
  /** Whose requests; null for training. */
  regionId: string | null
  poolId: string
  siteId: string
  /**
   * Currency per hour for the whole workload, or all requests of the region, at the prices of this plan; a small share costs that share of it.
   * At least 0 in an optimal plan. 0 means that another plan is as good.
   */
  reducedCost: number
  /** It holds up to this share; null where nothing ends it. A whole gang may cost more. */
  holdsUpToShare: number | null
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
  /** Every workload keeps whole replicas of its model all day; null where no such plan serves as much, or none was found. */
  wholeReplicas: number | null
  /** What whole replicas take, or why they do not fit, in words. */
  wholeReplicasMessage: string
}

/** How many whole replicas of its model an inference workload keeps in a pool. */
export interface ReplicaCount {
  workloadId: string
  poolId: string
  replicas: number
  /** Accelerators that they take: replicas × acceleratorsPerReplica. */
  accelerators: number
}

/**
 * The plan again with whole replicas: the same sites, operators and pools of the gangs, and requests shared anew so that what each
 * workload takes of a pool is a whole number of replicas, kept all day. It holds every limit by the independent check.
 */
export interface WholeReplicaPlan {
  replicas: ReplicaCount[]
  placements: Placement[]
  account: PlanAccount
  /** Of the last goal, with the decisions of the plan held; the gap is the largest over all goals. */
  objectiveValue: number
  bestBound: number
  gapRelative: number
}

/** The answer of a search: what was proved, why it ended, and the plan where one exists. Figures per hour are in the fleet's currency. */
export interface SolveResult {
  status: SolveStatus
  stoppedBy: StopReason
  /** Words for people: why there is no plan, or what limits the proof. */
  message: string
  objective: ObjectiveName
  scope: SearchScope
  /** Of the last tier; null where there is no plan. */
  objectiveValue: number | null
  bestBound: number | null
  /** The largest over all tiers: (objectiveValue − bestBound) / |objectiveValue|. */
  gapRelative: number | null
  tiers: TierResult[]
  layers: ObjectiveLayers | null
  /** Null where whole replicas do not fit or were not found in time; the message of the layers says why. */
  wholeReplicaPlan: WholeReplicaPlan | null
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
  /** The closest alternative of each placement, the cheapest first; empty where the engine has no prices. */
  placementPrices: PlacementPrice[]
  refusals: Refusal[]
}

/** A step of a running search. Steps come in order; the last one is the result. */
export interface SolveProgress {
  phase: 'reading' | 'formulating' | 'solving' | 'certifying' | 'finishing'
  tier: TierResult['name'] | null
  /** Best plan so far and best proof so far, in the unit of the tier; null where there is none yet. */
  incumbent: number | null
  bestBound: number | null
  gapRelative: number | null
  elapsedSeconds: number
}
