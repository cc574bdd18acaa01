import { client } from '../graphql/client.ts'
import { type RunEvent, runEventsDocument } from '../graphql/runDocuments.ts'

/** How a stream of events ended. */
export type StreamEnd = 'terminal' | 'dropped'

interface Follower {
  onEvent(event: RunEvent): void
  onEnd(how: StreamEnd): void
}

/** Follows a run from a sequence on; returns how to stop following. Ends at most once. */
export function followRun(id: string, after: number, follower: Follower): () => void {
  let isEnded = false
  const end = (how: StreamEnd) => {
    if (isEnded) return
    isEnded = true
    follower.onEnd(how)
  }
  const subscription = client.subscription(runEventsDocument, { id, after }).subscribe((result) => {
    if (isEnded) return
    const event = result.data?.solveRunEvents
    if (event) follower.onEvent(event)
    if (event?.isTerminal) end('terminal')
    else if (result.error || !result.hasNext) end('dropped')
  })
  return () => {
    isEnded = true
    subscription.unsubscribe()
  }
}
