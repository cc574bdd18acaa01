import type {
  EngineChoice,
  ObjectiveName,
  ObjectiveWeights,
  Plan,
  SolveProgress,
} from '@berth/shared'

/** What to aim for, how long, and how to watch it. All may be left out: the fewest open sites, 0.1 %, 60 seconds. */
export interface PlanOptions {
  /**
   * `cost`: the lowest cost. `consolidate`: the fewest open sites, then the lowest cost. `carbon`: the least carbon, then the
   * lowest cost. `latency`: the shortest mean time to the first token, then the lowest cost. `weighted`: the measures added up
   * by `weights`. Demand is served first in all of them.
   */
  objective?: ObjectiveName
  /** For `weighted`: how much each measure counts; by default cost alone. */
  weights?: ObjectiveWeights
  /** `auto` chooses by size and says why. */
  engine?: EngineChoice
  /** Stop once the plan is proved to be within this fraction of the best possible, in each goal. */
  gapRelative?: number
  /** Ends the search with the best plan so far; the certificate is made within it where that is possible. */
  timeLimitSeconds?: number
  /**
   * An earlier plan whose decisions are kept: which sites are open, who runs them, and where each gang runs; only shares are decided anew,
   * in milliseconds for a whole country. Gangs are decided anew too where more would be left unserved than in the earlier plan. What the planner
   * rules in the fleet's policy counts more. The bound is one for these decisions; `scope` in the answer says so.
   */
  hold?: Plan | null
  /**
   * Whether to look for a plan with whole replicas as well, in a part of the time. It never changes the plan itself;
   * leave it out where an answer is needed at once.
   */
  wholeReplicas?: boolean
  /**
   * Whether workloads that differ only in volume are planned as one and get the same shares each: exact, and much faster where there are many.
   * True by default; without it they may be placed apart, at the same objective value.
   */
  grouping?: boolean
  /** Hears every step in order, on the thread that plans. What it throws ends the search. */
  onProgress?: (progress: SolveProgress) => void
  /** Polled during the search; true ends it with the best plan so far. */
  isCancelled?: () => boolean
  /** A clock in milliseconds, so that a caller can hold time still. */
  now?: () => number
}

/** The options with their defaults: consolidate, auto, 0.1 %, 60 s. Throws where a weight is no number of at least 0, or all are 0. */
export const withDefaults = (options: PlanOptions): Required<PlanOptions> => {
  checkWeights(options.weights)
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}

const checkWeights = (weights: ObjectiveWeights | undefined) => {
  if (weights === undefined) return
  const entries = Object.entries(weights)
  for (const [measure, weight] of entries)
    if (!Number.isFinite(weight) || weight < 0)
      throw new RangeError(
        `The weight of ${measure} is ${weight}, but a number of at least 0 is needed.`,
      )
  if (!entries.some(([, weight]) => weight > 0))
    throw new RangeError('All weights are 0, so every plan would be as good as any other.')
}

const defaults: Required<PlanOptions> = {
  objective: 'consolidate',
  weights: { cost: 1 },
  engine: 'auto',
  hold: null,
  gapRelative: 0.001,
  timeLimitSeconds: 60,
  wholeReplicas: true,
  grouping: true,
  onProgress: () => {},
  isCancelled: () => false,
  now: () => performance.now(),
}
