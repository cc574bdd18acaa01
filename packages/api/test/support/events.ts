import type { Client } from './testServer.ts'

export interface EventAnswered {
  sequence: number
  state: string
  isTerminal: boolean
  progress: { phase: string } | null
  run: { id: string; state: string }
}

const whatIsShown = {
  solveRunEvents: 'progress { phase } run { id state }',
  explorationEvents: 'progress { step } exploration { id state }',
}
interface Follow {
  after?: number
  most?: number
  of?: keyof typeof whatIsShown
}

/** Reads a subscription over server-sent events to its end, or until enough have come. */
export const followEvents = async (
  { fetch }: Client,
  id: string,
  { after, most = Number.POSITIVE_INFINITY, of = 'solveRunEvents' }: Follow = {},
): Promise<EventAnswered[]> => {
  const query = `subscription ($id: ID!, $after: Int) { ${of}(id: $id, after: $after) {
    sequence state isTerminal ${whatIsShown[of]} } }`
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
      const event = data && JSON.parse(data).data?.[of]
      if (event) events.push(event as EventAnswered)
    }
  }
  await reader.cancel()
  return events
}
