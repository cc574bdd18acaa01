import type { EngineChoice, ObjectiveName, SolveProgress } from '@berth/shared'

export interface PlanOptions {
  /** `cost`: the lowest cost. `consolidate`: the fewest open sites, then the lowest cost. Demand is served first in both. */
  objective?: ObjectiveName
  /** `auto` chooses by size and says why. */
  engine?: EngineChoice
  /** Stop once the plan is proved to be within this fraction of the best possible, in each goal. */
  gapRelative?: number
  timeLimitSeconds?: number
  onProgress?: (progress: SolveProgress) => void
  /** Polled during the search; true ends it with the best plan so far. */
  isCancelled?: () => boolean
  /** A clock in milliseconds, so that a caller can hold time still. */
  now?: () => number
}

/** The options with their defaults: consolidate, auto, 0.1 %, 60 s. */
export const withDefaults = (options: PlanOptions): Required<PlanOptions> => ({
  objective: 'consolidate',
  engine: 'auto',
  gapRelative: 0.001,
  timeLimitSeconds: 60,
  onProgress: () => {},
  isCancelled: () => false,
  now: () => performance.now(),
  ...options,
})
