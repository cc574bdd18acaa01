import type { Client } from './testServer.ts'
import { wholeOf } from './wholeAnswer.ts'

export interface ExplorationAnswered {
  id: string
  state: string
  lastSequence: number
  plan: { id: string } | null
  question: { kind: string; given: unknown }
  progress: { done: number; total: number | null; step: string } | null
  problem: { code: string; message: string; fix: string } | null
  answer: { __typename: string } | null
}
interface Answered {
  __typename: string
  code: string
  message: string
  fix: string
  issues: { path: string; allowed: string }[]
  exploration: ExplorationAnswered
}

const fields =
  'id state lastSequence plan { id } question { kind given } progress { done total step } problem { code message fix } answer { __typename }'
const problems =
  '... on Problem { code message fix } ... on InputRejected { issues { path allowed } }'

type Input = Record<string, unknown>

/** Questions as a page would ask them. */
export const explorations = ({ get }: Client) => ({
  start: (input: Input) =>
    get<Answered>(
      `mutation ($input: ExplorationStartInput!) { explorationStart(input: $input) { __typename ... on ExplorationStarted { exploration { ${fields} } } ${problems} } }`,
      { input },
    ),
  cancel: (id: string) =>
    get<Answered>(
      `mutation ($input: ExplorationCancelInput!) { explorationCancel(input: $input) { __typename ... on ExplorationCancelRequested { exploration { ${fields} } } ... on Problem { code message fix } } }`,
      { input: { id } },
    ),
  read: (id: string) =>
    get<ExplorationAnswered | null>(`query ($id: ID!) { exploration(id: $id) { ${fields} } }`, {
      id,
    }),
  /** Everything that the answer says. */
  answer: async (id: string, typeName: string) =>
    (
      await get<{ answer: unknown }>(
        `query ($id: ID!) { exploration(id: $id) { answer { ... on ${typeName} ${wholeOf(typeName)} } } }`,
        { id },
      )
    ).answer,
})

const finalStates = ['FINISHED', 'CANCELLED', 'FAILED', 'INTERRUPTED']

/** Asks until the exploration has ended. */
export const untilAnswered = async (
  server: Client,
  id: string,
  patienceMs = 40_000,
): Promise<ExplorationAnswered> => {
  const giveUpAt = Date.now() + patienceMs
  while (Date.now() < giveUpAt) {
    const exploration = await explorations(server).read(id)
    if (exploration && finalStates.includes(exploration.state)) return exploration
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The exploration did not end within ${patienceMs} ms.`)
}
