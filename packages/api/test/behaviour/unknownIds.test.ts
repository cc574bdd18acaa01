import { afterAll, beforeAll, expect, test } from 'vitest'
import { followEvents } from '../support/events.ts'
import { explorations } from '../support/explorations.ts'
import { mutations } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const idOf = (typename: string, inner: string) =>
  Buffer.from(`${typename}:${inner}`).toString('base64url')
const unknown = [
  'nonsense',
  '',
  idOf('Scenario', 'none'),
  idOf('Plan', "' or 1=1 --"),
  idOf('Site', 'f/tiny#atlantis'),
  idOf('Site', 's/none/1#north'),
  idOf('Fleet', 'f/atlantis'),
  idOf('__proto__', 'x'),
  idOf('Mutation', 'x'),
]

test.each(unknown)('the id "%s" leads nowhere, and that is no error', async (id) => {
  const answer = await server.ask(
    'query ($id: ID!) { node(id: $id) { id } scenario(id: $id) { id } solveRun(id: $id) { id } plan(id: $id) { id } exploration(id: $id) { id } comparison(basePlanId: $id, otherPlanId: $id) { movedWorkloads } fleet(key: "atlantis") { id } }',
    { id },
  )
  expect(answer).toEqual({
    data: {
      node: null,
      scenario: null,
      solveRun: null,
      plan: null,
      exploration: null,
      comparison: null,
      fleet: null,
    },
  })
})

test('every object is found again by its id', async () => {
  const { scenario } = await mutations(server).create({})
  const { fleet } = await server.get<{
    fleet: Record<string, { id: string; __typename: string }[]>
  }>(
    `query ($id: ID!) { scenario(id: $id) { fleet {
      operators { __typename id } regions { __typename id } periods { __typename id }
      acceleratorTypes { __typename id } workloadClasses { __typename id } } } }`,
    { id: scenario.id },
  )
  const workloads = await server.get<{
    fleet: {
      workloads: { nodes: { id: string; __typename: string }[] }
      sites: {
        nodes: { id: string; __typename: string; pools: { id: string; __typename: string }[] }[]
      }
    }
  }>(
    'query ($id: ID!) { scenario(id: $id) { fleet { workloads { nodes { id __typename } } sites { nodes { id __typename pools { id __typename } } } } } }',
    { id: scenario.id },
  )
  const objects = [
    ...Object.values(fleet).flat(),
    ...workloads.fleet.workloads.nodes,
    ...workloads.fleet.sites.nodes.flatMap((site) => [site, ...site.pools]),
    { id: scenario.id, __typename: 'Scenario' },
  ]
  for (const { id, __typename } of objects)
    expect(
      await server.get('query ($id: ID!) { node(id: $id) { id __typename } }', { id }),
    ).toEqual({ id, __typename })
})

test('a change to something that does not exist is refused with what to do', async () => {
  const does = mutations(server)
  const asks = explorations(server)
  const scenarioId = idOf('Scenario', 'none')
  const answers = [
    await does.edit({ scenarioId, expectedVersion: 1, edits: [] }),
    await does.remove({ scenarioId, expectedVersion: 1, indexes: [0] }),
    await does.branch({ scenarioId, name: 'Branch' }),
    await does.start({ scenarioId }),
    await does.cancel(idOf('SolveRun', 'none')),
    await asks.cancel(idOf('Exploration', 'none')),
    await asks.start({ planId: idOf('Plan', 'none'), question: { stress: {} } }),
  ]
  for (const answer of answers) {
    expect(answer.__typename).toBe('NotFound')
    expect(answer.code).toMatch(/_NOT_FOUND$/)
    expect(answer.fix).not.toBe('')
  }
})

test.each([
  ['solveRunEvents', 'SOLVE_RUN_NOT_FOUND'],
  ['explorationEvents', 'EXPLORATION_NOT_FOUND'],
] as const)('%s of something that does not exist cannot be followed', async (of, code) => {
  expect(await followEvents(server, idOf('SolveRun', 'none'), { of })).toEqual([])
  const response = await server.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: `subscription { ${of}(id: "x") { sequence } }` }),
  })
  expect(await response.text()).toContain(code)
})
