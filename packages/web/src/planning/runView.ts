import type { RunEvent } from '../graphql/runDocuments.ts'
import type { ProgressRecord, RunRecord } from '../graphql/runFragments.ts'

/** One point of the search: what was held and what was proved after so many seconds. */
export interface SearchPoint {
  elapsedSeconds: number
  tier: ProgressRecord['tier']
  incumbent: number | null
  bestBound: number | null
}

/** A run as the page follows it: the stored run, and the points of its search. */
export interface RunView {
  run: RunRecord
  points: SearchPoint[]
  /** The newest event taken in; 0 before the first, since a run's past events can be asked for again. */
  seenSequence: number
}

/** The run as it was just read; what was seen of the same run is kept. */
export function runViewOf(run: RunRecord, before: RunView | null = null): RunView {
  if (before?.run.id !== run.id) return { run, points: [], seenSequence: 0 }
  return { ...before, run }
}

/** Takes in an event. One that was seen before changes nothing: streams may repeat themselves. */
export function applyRunEvent(view: RunView, event: RunEvent): RunView {
  if (event.sequence <= view.seenSequence) return view
  const isNews = event.sequence > view.run.lastSequence
  const progress = event.progress ?? view.run.progress
  const run = isNews
    ? { ...view.run, state: event.state, progress, lastSequence: event.sequence }
    : view.run
  const points = event.progress ? withPoint(view.points, event.progress) : view.points
  return { run, points, seenSequence: event.sequence }
}

export const isOver = ({ state }: Pick<RunRecord, 'state'>): boolean =>
  state === 'FINISHED' || state === 'CANCELLED' || state === 'FAILED' || state === 'INTERRUPTED'

function pointOf({ elapsedSeconds, tier, incumbent, bestBound }: ProgressRecord): SearchPoint {
  return { elapsedSeconds, tier, incumbent, bestBound }
}

function withPoint(points: SearchPoint[], progress: ProgressRecord): SearchPoint[] {
  const point = pointOf(progress)
  const last = points.at(-1)
  const isNews =
    !last ||
    point.elapsedSeconds > last.elapsedSeconds ||
    point.tier !== last.tier ||
    point.incumbent !== last.incumbent
  return isNews ? [...points, point].slice(-600) : points
}
