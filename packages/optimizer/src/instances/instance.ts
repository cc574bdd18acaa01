import type { EngineChoice, SolveStatus, StopReason } from '@berth/shared'

/** Public problem families that the optimizer reads, to be measured by problems that nobody here wrote. */
export const instanceFormats = ['cflp', 'sscflp', 'pmedcap', 'gap', 'mps', 'roadef2012'] as const
export type InstanceFormat = (typeof instanceFormats)[number]

export interface InstanceOptions {
  /** By default what suits an assignment problem, and `highs` for MPS. Machine reassignment is searched without any engine. */
  engine?: EngineChoice
  timeLimitSeconds: number
  /** Stop once this relative gap is proved. */
  gapRelative: number
  isCancelled?: () => boolean
  /** A clock in milliseconds. */
  now: () => number
}

/** What the optimizer found for an instance, in the instance's own objective. */
export interface InstanceResult {
  status: SolveStatus | 'unbounded'
  stoppedBy: StopReason
  objectiveValue: number | null
  /** Nothing better exists; null where nothing is proved. */
  bestBound: number | null
  /** |objectiveValue − bestBound| / |objectiveValue|; null where either is unknown. */
  gapRelative: number | null
  seconds: number
  /** Rules of the instance that an independent check found broken, in words; empty where all hold. */
  violations: string[]
  /** Why the engine does not take the instance; only where the status is `refused`. */
  refusal?: string
}

/** The answer where an engine does not take an instance. */
export const refused = (refusal: string, seconds: number): InstanceResult => ({
  status: 'refused',
  stoppedBy: 'engineLimit',
  objectiveValue: null,
  bestBound: null,
  gapRelative: null,
  seconds,
  violations: [],
  refusal,
})

/** An instance file that cannot be read. */
export class InstanceError extends Error {
  override name = 'InstanceError'

  readonly problem: string
  readonly fix: string

  /** What is there or lacks, and how to mend it, as two parts of one sentence. */
  constructor(problem: string, fix: string) {
    super(`Cannot read the instance because ${problem}. To fix: ${fix}`)
    this.problem = problem
    this.fix = fix
  }
}
