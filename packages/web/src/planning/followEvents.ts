import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { client } from '../graphql/client.ts'

/** How a stream of events ended. */
export type StreamEnd = 'terminal' | 'dropped'

export interface Follower<Event> {
  onEvent(event: Event): void
  onEnd(how: StreamEnd): void
}

interface Stream<Data, Variables, Event> {
  document: TypedDocumentNode<Data, Variables>
  variables: Variables
  eventOf(data: Data): Event
}

/** Follows the events of something that runs on the server; returns how to stop following. Ends at most once. */
export function followEvents<
  Data,
  Variables extends AnyVariables,
  Event extends { isTerminal: boolean },
>(stream: Stream<Data, Variables, Event>, follower: Follower<Event>): () => void {
  let isEnded = false
  const end = (how: StreamEnd) => {
    if (isEnded) return
    isEnded = true
    follower.onEnd(how)
  }
  const subscription = client
    .subscription(stream.document, stream.variables)
    .subscribe((result) => {
      if (isEnded) return
      const event = result.data ? stream.eventOf(result.data) : null
      if (event) follower.onEvent(event)
      if (event?.isTerminal) end('terminal')
      else if (result.error || !result.hasNext) end('dropped')
    })
  return () => {
    isEnded = true
    subscription.unsubscribe()
  }
}
