import type { ExplorationEvent, ExplorationRecord } from '../graphql/explorationDocuments.ts'
import type { Notice } from '../planning/notice.ts'

/** A question on its way: its exploration, as far as is known. */
export interface Asking {
  state: 'asking'
  /** Since when it waits or, once a worker has it, is worked on; by the clock of the page. */
  sinceMs: number
  /** Null until the server has taken the question. */
  exploration: ExplorationRecord | null
  /** The server does not answer at the moment; the page keeps trying. */
  isGone: boolean
}

/** What has become of a question about a plan. */
export type Asked<Answer> =
  | { state: 'idle' }
  | Asking
  | {
      state: 'answered'
      answer: Answer
      /** Stopped by the planner: what was known by then. */
      isStopped: boolean
      /** From the start of the work to its end; null where one of them is unknown. */
      seconds: number | null
    }
  /** The server did not take the question, and said why. */
  | { state: 'refused'; notice: Notice }
  /** It was taken, and has no answer. */
  | { state: 'failed'; notice: Notice }

/** Takes in an event. One that was seen before changes nothing: streams may repeat themselves. */
export function applyExplorationEvent(
  exploration: ExplorationRecord,
  event: ExplorationEvent,
): ExplorationRecord {
  if (event.sequence <= exploration.lastSequence) return exploration
  return {
    ...exploration,
    state: event.state,
    progress: event.progress ?? exploration.progress,
    lastSequence: event.sequence,
  }
}

/** Seconds of work; null while it goes on. */
export function workSeconds({
  startedAt,
  finishedAt,
}: Pick<ExplorationRecord, 'startedAt' | 'finishedAt'>): number | null {
  if (startedAt === null || finishedAt === null) return null
  return (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
}
