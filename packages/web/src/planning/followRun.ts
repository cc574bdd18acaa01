import { type RunEvent, runEventsDocument } from '../graphql/runDocuments.ts'
import { type Follower, followEvents } from './followEvents.ts'

/** Follows a run from a sequence on; returns how to stop following. */
export function followRun(id: string, after: number, follower: Follower<RunEvent>): () => void {
  const stream = {
    document: runEventsDocument,
    variables: { id, after },
    eventOf: (data: { solveRunEvents: RunEvent }) => data.solveRunEvents,
  }
  return followEvents(stream, follower)
}
