import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followEvents } from '../support/events.ts'
import { explorations, untilAnswered } from '../support/explorations.ts'
import { mutations, readRun, solved, untilEnded } from '../support/scenarios.ts'
import { slowFleet } from '../support/slowFleet.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let asks: ReturnType<typeof explorations>
let planId: string

beforeAll(async () => {
  server = await startTestServer({ fleets: [slowFleet] })
  asks = explorations(server)
  const { scenario } = await mutations(server).create({})
  planId = await solved(server, { scenarioId: scenario.id })
})
afterAll(() => server.close())

/** Answered in half a minute. */
const long = { stress: { kinds: [], samples: 10_000 } }
/** Answered within milliseconds. */
const quick = { stress: { kinds: ['CARBON_PRICE'] } }

test('a question is stored before it is acknowledged, then ends with its answer', async () => {
  const { __typename, exploration } = await asks.start({ planId, question: quick })
  expect(__typename).toBe('ExplorationStarted')
  expect(exploration).toMatchObject({
    state: 'QUEUED',
    plan: { id: planId },
    question: { kind: 'STRESS' },
    answer: null,
  })
  expect(await untilAnswered(server, exploration.id)).toMatchObject({
    state: 'FINISHED',
    answer: { __typename: 'StressAnswer' },
  })
  const { explorations: ofPlan } = await server.get<{ explorations: { id: string }[] }>(
    'query ($id: ID!) { plan(id: $id) { explorations(first: 1) { id } } }',
    { id: planId },
  )
  expect(ofPlan).toEqual([{ id: exploration.id }])
})

test('whoever follows an exploration is told every state in order, and what was missed', async () => {
  const { exploration } = await asks.start({ planId, question: quick })
  const of = 'explorationEvents'
  const all = await followEvents(server, exploration.id, { of })
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1))
  const states = all.map(({ state }) => state)
  expect([states[0], states[1], states.at(-1)]).toEqual(['QUEUED', 'RUNNING', 'FINISHED'])
  expect(await followEvents(server, exploration.id, { of, after: 1 })).toHaveLength(all.length - 1)
  expect(await followEvents(server, exploration.id, { of, after: all.length })).toEqual([])
})

test('an exploration that is stopped says so and keeps what is known by then', async () => {
  const { exploration } = await asks.start({ planId, question: long })
  const { exploration: waiting } = await asks.start({ planId, question: quick })
  while ((await asks.read(exploration.id))?.progress == null) await pause(20)
  expect((await asks.cancel(waiting.id)).exploration.state).toBe('CANCELLED')
  expect((await asks.cancel(exploration.id)).exploration.state).toBe('CANCELLING')
  const ended = await untilAnswered(server, exploration.id)
  expect(ended).toMatchObject({ state: 'CANCELLED', problem: null })
  expect(await asks.answer(ended.id, 'StressAnswer')).toMatchObject({
    samples: { isCutShort: true },
  })
  expect((await asks.cancel(exploration.id)).exploration.state).toBe('CANCELLED')
})

test('a question does not wait for a long search', async () => {
  const scenarioId = (await mutations(server).create({ fleetKey: 'slow' })).scenario.id
  const input = { scenarioId, objective: 'COST', gapTarget: 0, timeLimitSeconds: 60 }
  const { run } = await mutations(server).start(input)
  const { exploration } = await asks.start({ planId, question: quick })
  expect((await untilAnswered(server, exploration.id)).state).toBe('FINISHED')
  expect((await readRun(server, run.id))?.state).toBe('RUNNING')
  await mutations(server).cancel(run.id)
  await untilEnded(server, run.id)
})

test('a double click asks once, and a key that came with another question is refused', async () => {
  const input = { planId, question: quick, clientMutationKey: 'click' }
  const started = await Promise.all([asks.start(input), asks.start(input), asks.start(input)])
  expect(new Set(started.map(({ exploration }) => exploration.id)).size).toBe(1)
  const other = await asks.start({ ...input, question: { stress: { kinds: ['DELAY'] } } })
  expect(other).toMatchObject({ __typename: 'InputRejected', code: 'MUTATION_KEY_REUSED' })
})

test('a question about a plan needs a plan, and only that', async () => {
  const scenarioId = (await mutations(server).create({})).scenario.id
  for (const about of [{}, { scenarioId }, { planId, scenarioId }]) {
    const answer = await asks.start({ ...about, question: quick })
    expect(answer).toMatchObject({ __typename: 'InputRejected', code: 'EXPLORATION_SUBJECT_WRONG' })
    expect(answer.fix).toContain('give planId')
  }
})

test('limits and edits outside their range are refused at once, each with its place', async () => {
  const answer = await asks.start({
    planId,
    timeLimitSeconds: 0,
    question: {
      stress: {
        gapTarget: 2,
        samples: 1e6,
        cases: [{ name: 'odd', edits: [{ scaleDemand: { factor: -1 } }] }],
      },
    },
  })
  expect(answer).toMatchObject({ __typename: 'InputRejected' })
  expect(answer.issues.map(({ path }) => path)).toEqual([
    'cases[0].edits[0].factor',
    'samples',
    'gapTarget',
    'timeLimitSeconds',
  ])
})
