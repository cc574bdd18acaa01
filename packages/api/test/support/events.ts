import type { Client } from './testServer.ts'

export interface EventAnswered {
  sequence: number
  state: string
  isTerminal: boolean
  progress: { phase: string } | null
  run: { id: string; state: string }
}

/** Reads a subscription over server-sent events to its end, or until enough have come. */
export const followEvents = async (
  { fetch }: Client,
  id: string,
  { after, most = Number.POSITIVE_INFINITY }: { after?: number; most?: number } = {},
): Promise<EventAnswered[]> => {
  const query = `subscription ($id: ID!, $after: Int) { solveRunEvents(id: $id, after: $after) {
    sequence state isTerminal progress { phase } run { id state } } }`
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables: { id, after } }),
  })
  const events: EventAnswered[] = []
  if (!response.body) throw new Error('A subscription answers with a stream.')
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (events.length < most) {
    const { done, value } = await reader.read()
    if (done) return events
    text += decoder.decode(value, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (\{.*\})$/m.exec(block)?.[1]
      const event = data && JSON.parse(data).data?.solveRunEvents
      if (event) events.push(event as EventAnswered)
    }
  }
  await reader.cancel()
  return events
}
