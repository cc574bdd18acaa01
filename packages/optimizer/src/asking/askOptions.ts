import type { ObjectiveName } from '@berth/shared'

/** How far an answer that needs many plans has come. */
export interface AskProgress {
  /** Plans made so far, and in all where that is known. */
  done: number
  total: number | null
  /** What is looked at now, in words. */
  step: string
}

/** How a question about a plan may be answered. All may be left out. */
export interface AskOptions {
  /** What new plans aim at; by default what the plan aimed at. */
  objective?: ObjectiveName
  /** The gap at which a new plan is good enough; 1 % by default. */
  gapRelative?: number
  /** Seconds for the whole answer, which ends with what is known by then; 60 by default. */
  timeLimitSeconds?: number
  /** Hears every step in order. What it throws ends the search. */
  onProgress?: (progress: AskProgress) => void
  /** Polled between and during plans; true ends the search with what is known. */
  isCancelled?: () => boolean
  /** A clock in milliseconds, so that a caller can hold time still. */
  now?: () => number
}

/** The options with their defaults, and the time that is left. */
export interface AskSettings extends Required<Omit<AskOptions, 'objective'>> {
  objective: ObjectiveName
  remainingSeconds: () => number
  /** Whether time is up or somebody stopped it. */
  isOver: () => boolean
}

export const withAskDefaults = (
  { objective }: { objective: ObjectiveName },
  options: AskOptions,
): AskSettings => {
  const now = options.now ?? (() => performance.now())
  const startedAt = now()
  const timeLimitSeconds = options.timeLimitSeconds ?? 60
  const isCancelled = options.isCancelled ?? (() => false)
  const remainingSeconds = () => Math.max(0, timeLimitSeconds - (now() - startedAt) / 1000)
  return {
    objective: options.objective ?? objective,
    gapRelative: options.gapRelative ?? 0.01,
    timeLimitSeconds,
    onProgress: options.onProgress ?? (() => {}),
    isCancelled,
    now,
    remainingSeconds,
    isOver: () => isCancelled() || remainingSeconds() <= 0,
  }
}
