import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutations, solved, untilEnded } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let does: ReturnType<typeof mutations>
let scenarioId: string
let planId: string

beforeAll(async () => {
  server = await startTestServer()
  does = mutations(server)
  scenarioId = (await does.create({})).scenario.id
  planId = await solved(server, { scenarioId })
})
afterAll(() => server.close())

test('the plan consolidates the tiny fleet on one site and accounts for it', async () => {
  const plan = await server.get<{
    account: { openSites: number; trainingsPlaced: number; costPerHour: { currency: string } }
    before: { openSites: number }
    certificate: { ok: boolean }
    siteDecisions: { site: { key: string }; open: boolean }[]
    placements: { totalCount: number; nodes: { workload: { key: string }; share: number }[] }
  }>(
    `query ($id: ID!) { plan(id: $id) {
      account { openSites trainingsPlaced costPerHour { currency } } before { openSites }
      certificate { ok violations { text } } siteDecisions { site { key } open decision reason }
      placements { totalCount nodes { workload { key kind } site { key } pool { key } region { key } share acceleratorsBusy replicas } } } }`,
    { id: planId },
  )
  expect(plan.before.openSites).toBe(2)
  expect(plan.account).toMatchObject({
    openSites: 1,
    trainingsPlaced: 1,
    costPerHour: { currency: 'CNY' },
  })
  expect(plan.certificate.ok).toBe(true)
  expect(plan.siteDecisions.map(({ site }) => site.key).sort()).toEqual(['north', 'south'])
  expect(plan.siteDecisions.filter(({ open }) => open)).toHaveLength(1)
  expect(plan.placements.totalCount).toBe(2)
})

test('placements are filtered by workload and site, by id or by key', async () => {
  const byKey = `query ($id: ID!, $workload: ID) { plan(id: $id) {
    placements(workloadId: $workload) { nodes { workload { id key } } } } }`
  const { placements } = await server.get<{
    placements: { nodes: { workload: { id: string; key: string } }[] }
  }>(byKey, { id: planId, workload: 'chat' })
  expect(placements.nodes.map(({ workload }) => workload.key)).toEqual(['chat'])
  const again = await server.get<typeof placements & { placements: { nodes: unknown[] } }>(byKey, {
    id: planId,
    workload: placements.nodes[0]?.workload.id,
  })
  expect(again.placements.nodes).toEqual(placements.nodes)
})

test('changes tell against today what closes and moves, and each cost', async () => {
  const { changes } = await server.get<{
    changes: {
      closed: { key: string }[]
      opened: unknown[]
      moves: {
        nodes: { workload: { key: string }; fromSite: { key: string }; toSite: { key: string } }[]
      }
      movedWorkloads: number
      stayedWorkloads: number
      costTermDifferences: {
        name: string
        before: { amount: number }
        after: { amount: number }
        difference: { amount: number }
      }[]
    }
  }>(
    `query ($id: ID!) { plan(id: $id) { changes { closed { key } opened { key } movedWorkloads stayedWorkloads
      moves { nodes { workload { key } fromSite { key } toSite { key } share } }
      costTermDifferences { name before { amount } after { amount } difference { amount } } } } }`,
    { id: planId },
  )
  expect(changes.opened).toEqual([])
  expect(changes.closed).toHaveLength(1)
  expect([changes.movedWorkloads, changes.stayedWorkloads]).toEqual([1, 1])
  expect(changes.moves.nodes[0]?.fromSite.key).toBe(changes.closed[0]?.key)
  const fixed = changes.costTermDifferences.find(({ name }) => name === 'FIXED_OPERATION')
  // Each site costs 50 per hour while it is open; one of two closes.
  expect(fixed).toMatchObject({
    before: { amount: 100 },
    after: { amount: 50 },
    difference: { amount: -50 },
  })
})

test('two plans are compared, and a plan with itself differs in nothing', async () => {
  await does.edit({
    scenarioId,
    expectedVersion: 1,
    edits: [{ keepSiteOpen: { siteId: 'north' } }, { keepSiteOpen: { siteId: 'south' } }],
  })
  const other = await solved(server, { scenarioId })
  const query = `query ($a: ID!, $b: ID!) { comparison(basePlanId: $a, otherPlanId: $b) {
    opened { key } closed { key } before { openSites } after { openSites } moves { totalCount } } }`
  expect(await server.get(query, { a: planId, b: other })).toMatchObject({
    before: { openSites: 1 },
    after: { openSites: 2 },
    closed: [],
    opened: [{ key: expect.any(String) }],
  })
  expect(await server.get(query, { a: planId, b: planId })).toMatchObject({
    opened: [],
    closed: [],
    moves: { totalCount: 0 },
  })
})

test('the newest plan is stale as soon as the scenario is edited, and stays readable', async () => {
  const { scenario } = await does.create({})
  await solved(server, { scenarioId: scenario.id })
  const query =
    'query ($id: ID!) { scenario(id: $id) { isPlanStale latestPlan { scenarioVersion } } }'
  expect(await server.get(query, { id: scenario.id })).toEqual({
    isPlanStale: false,
    latestPlan: { scenarioVersion: 1 },
  })
  await does.edit({
    scenarioId: scenario.id,
    expectedVersion: 1,
    edits: [{ remove: { collection: 'SITES', id: 'south' } }],
  })
  expect(await server.get(query, { id: scenario.id })).toEqual({
    isPlanStale: true,
    latestPlan: { scenarioVersion: 1 },
  })
  // The plan is about the fleet of its own version, in which the removed site still exists.
  const decisions = await server.get<{ latestPlan: { siteDecisions: unknown[] } }>(
    'query ($id: ID!) { scenario(id: $id) { latestPlan { siteDecisions { site { name } } } } }',
    { id: scenario.id },
  )
  expect(decisions.latestPlan.siteDecisions).toHaveLength(2)
})

test('the same plan found twice is one plan', async () => {
  const { scenario } = await does.create({})
  const [first, second] = [
    await solved(server, { scenarioId: scenario.id }),
    await solved(server, { scenarioId: scenario.id }),
  ]
  expect(second).toBe(first)
})

test('a plan is a file, as JSON and as CSV, that a client may keep', async () => {
  const { exports } = await server.get<{ exports: { url: string; mediaType: string }[] }>(
    'query ($id: ID!) { plan(id: $id) { exports { url mediaType } } }',
    { id: planId },
  )
  const [json, csv] = await Promise.all(exports.map(({ url }) => server.fetch(url)))
  expect(json?.headers.get('content-type')).toContain('application/json')
  expect(await json?.json()).toMatchObject({ format: 'berth-plan/1', fleetId: 'tiny' })
  const lines = (await csv?.text())?.trimEnd().split('\r\n')
  expect(lines?.[0]).toContain('workloadId,regionId,siteId,poolId')
  expect(lines).toHaveLength(3)
  const again = await server.fetch(exports[0]?.url ?? '', {
    headers: { 'if-none-match': json?.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
  expect((await server.fetch('/plans/unknown.json')).status).toBe(404)
})

test('a scenario that cannot be planned ends honestly, without a plan', async () => {
  const { scenario } = await does.create({
    edits: [
      { change: { collection: 'SITES', id: 'north', set: { status: 'mothballed' } } },
      { setMaxOpenSites: { maxOpenSites: 1 } },
      { keepSiteOpen: { siteId: 'north' } },
      { keepSiteOpen: { siteId: 'south' } },
    ],
  })
  const { run } = await does.start({ scenarioId: scenario.id })
  const ended = await untilEnded(server, run.id)
  expect(ended).toMatchObject({ state: 'FINISHED', plan: null, result: { status: 'INFEASIBLE' } })
})
