import { setTimeout as pause } from 'node:timers/promises'
import { generateFleet } from '@berth/optimizer/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followEvents } from '../support/events.ts'
import { explorations, untilAnswered } from '../support/explorations.ts'
import { mutations, solved } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

/** Planned in a second, and asked about for many. */
const fleet = {
  ...generateFleet({
    seed: 7,
    sites: 25,
    inferenceWorkloads: 80,
    trainingWorkloads: 20,
    load: 0.6,
  }),
  id: 'middling',
}

let server: TestServer
let planId: string

beforeAll(async () => {
  server = await startTestServer({ fleets: [fleet] })
  const { scenario } = await mutations(server).create({ fleetKey: fleet.id })
  // Any plan will do, so the first is good enough.
  planId = await solved(server, { scenarioId: scenario.id, objective: 'COST', gapTarget: 1 })
})
afterAll(() => server.close())

test.each([
  ['AssumptionsAnswer', { assumptions: {} }],
  ['ConsolidationLadder', { consolidationLadder: {} }],
  ['ParetoFrontier', { paretoFrontier: { points: 100 } }],
])(
  '%s: progress is told, and one that is stopped says what is known by then',
  async (type, question) => {
    const { start, read, cancel, answer } = explorations(server)
    const { exploration } = await start({ planId, question, timeLimitSeconds: 600 })
    while ((await read(exploration.id))?.progress == null) await pause(20)
    await cancel(exploration.id)
    const ended = await untilAnswered(server, exploration.id)
    expect(ended).toMatchObject({ state: 'CANCELLED', problem: null, answer: { __typename: type } })
    expect(await answer(ended.id, type)).toMatchObject({ isCutShort: true })
    const states = (await followEvents(server, exploration.id, { of: 'explorationEvents' })).map(
      ({ state }) => state,
    )
    expect([...new Set(states)]).toEqual(['QUEUED', 'RUNNING', 'CANCELLING', 'CANCELLED'])
  },
)
