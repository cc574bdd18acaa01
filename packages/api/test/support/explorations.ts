import type { Plan } from '@berth/shared'
import { expect } from 'vitest'
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

/** What a question about a plan or a scenario is answered, whole. */
export const answerTo = async (
  server: Client,
  question: object,
  about: { planId: string } | { scenarioId: string },
): Promise<unknown> => {
  const { start, answer } = explorations(server)
  const started = await start({ ...about, question })
  expect(started).toMatchObject({ __typename: 'ExplorationStarted' })
  const ended = await untilAnswered(server, started.exploration.id)
  expect(ended).toMatchObject({ state: 'FINISHED', problem: null })
  return answer(ended.id, ended.answer?.__typename ?? '')
}

/** The plan as the library has it. */
export const planBehind = async ({ get, fetch }: Client, id: string): Promise<Plan> => {
  const { exports } = await get<{ exports: { url: string }[] }>(
    'query ($id: ID!) { plan(id: $id) { exports { url } } }',
    { id },
  )
  return (await (await fetch(exports[0]?.url ?? '')).json()) as Plan
}
