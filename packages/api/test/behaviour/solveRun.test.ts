import { afterAll, beforeAll, expect, test } from 'vitest'
import { followEvents } from '../support/events.ts'
import { mutations, readRun, solved, untilEnded } from '../support/scenarios.ts'
import { slowFleet } from '../support/slowFleet.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let does: ReturnType<typeof mutations>

beforeAll(async () => {
  server = await startTestServer({ fleets: [slowFleet] })
  does = mutations(server)
})
afterAll(() => server.close())

const scenarioOn = async (fleetKey = 'tiny') => (await does.create({ fleetKey })).scenario.id

test('a run is stored before it is acknowledged, then ends with a plan', async () => {
  const scenarioId = await scenarioOn()
  const { __typename, run } = await does.start({ scenarioId })
  expect(__typename).toBe('SolveRunStarted')
  expect(run).toMatchObject({ state: 'QUEUED', plan: null, result: null })
  const ended = await untilEnded(server, run.id)
  expect(ended).toMatchObject({
    state: 'FINISHED',
    problem: null,
    result: { status: 'OPTIMAL', stoppedBy: 'FINISHED' },
  })
  expect(ended.plan).not.toBeNull()
})

test('whoever follows a run sees every state in order, up to the terminal one', async () => {
  const { run } = await does.start({ scenarioId: await scenarioOn() })
  const events = await followEvents(server, run.id)
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
  const states = events.map(({ state }) => state)
  expect(states[0]).toBe('QUEUED')
  expect(states.indexOf('RUNNING')).toBe(1)
  expect(states.at(-1)).toBe('FINISHED')
  expect(events.filter(({ isTerminal }) => isTerminal)).toHaveLength(1)
})

test('whoever comes back is told what was missed, and nothing twice', async () => {
  const { run } = await does.start({ scenarioId: await scenarioOn() })
  await untilEnded(server, run.id)
  const all = await followEvents(server, run.id)
  const missed = await followEvents(server, run.id, { after: 1 })
  expect(missed.map(({ sequence }) => sequence)).toEqual(
    all.map(({ sequence }) => sequence).filter((sequence) => sequence > 1),
  )
  const last = all.at(-1)?.sequence ?? 0
  expect(await followEvents(server, run.id, { after: last })).toEqual([])
})

test('progress comes while the search goes on, at most five times a second', async () => {
  const { run } = await does.start({ scenarioId: await scenarioOn('slow'), timeLimitSeconds: 20 })
  const startedAt = Date.now()
  const events = await followEvents(server, run.id)
  const seconds = (Date.now() - startedAt) / 1000
  const progress = events.filter((event) => event.progress !== null)
  expect(progress.map((event) => event.progress?.phase)).toContain('SOLVING')
  expect(progress.length).toBeLessThanOrEqual(5 * seconds + 1)
})

test('a search whose time is up tells goal by goal what was proved, or why there is no plan', async () => {
  const { run } = await does.start({ scenarioId: await scenarioOn('slow'), timeLimitSeconds: 1 })
  await untilEnded(server, run.id)
  const { result } = await server.get<{
    result: { status: string; message: string; tiers: { name: string; bestBound: number | null }[] }
  }>(
    `query ($id: ID!) { solveRun(id: $id) { result { status stoppedBy message objectiveValue bestBound gapRelative seconds
      tiers { name unit objectiveValue bestBound gapRelative seconds } layers { lpRelaxation integerPlan wholeReplicas }
      engine { name version reason } size { columns rows nonZeros integers } before { openSites }
      beforeViolations { rule text } refusals { code workloadKey regionKey text } } } }`,
    { id: run.id },
  )
  // How far a second goes depends on the machine; what is said must fit how far it went.
  const proved = result.tiers.map(({ name }) => name)
  if (result.status === 'NO_PLAN_FOUND')
    expect([proved, result.message]).toEqual([[], expect.stringContaining('time')])
  else expect(proved).toEqual(['UNSERVED', 'OPEN_SITES', 'COST'])
})

test('a run goes on when nobody follows it any more', async () => {
  const { run } = await does.start({ scenarioId: await scenarioOn('slow'), timeLimitSeconds: 2 })
  await followEvents(server, run.id, { most: 2 })
  expect((await untilEnded(server, run.id)).state).toBe('FINISHED')
})

test('a running search is cancelled, and says so', async () => {
  const { run } = await does.start({
    scenarioId: await scenarioOn('slow'),
    objective: 'COST',
    gapTarget: 0,
    timeLimitSeconds: 60,
  })
  while ((await readRun(server, run.id))?.state === 'QUEUED')
    await new Promise((resolve) => setTimeout(resolve, 20))
  const startedAt = Date.now()
  const answer = await does.cancel(run.id)
  expect(answer.run.state).toBe('CANCELLING')
  const ended = await untilEnded(server, run.id)
  expect(ended).toMatchObject({ state: 'CANCELLED', problem: null })
  expect(Date.now() - startedAt).toBeLessThan(25_000)
})

test('a search that is cancelled keeps the best plan that it has found', async () => {
  const scenarioId = await scenarioOn('slow')
  const { run } = await does.start({ scenarioId, gapTarget: 0, timeLimitSeconds: 60 })
  const query = 'query ($id: ID!) { solveRun(id: $id) { state progress { tier incumbent } } }'
  interface Progress {
    state: string
    progress: { tier: string | null; incumbent: number | null } | null
  }
  for (;;) {
    const { state, progress } = await server.get<Progress>(query, { id: run.id })
    expect(['QUEUED', 'RUNNING']).toContain(state)
    if (progress?.tier === 'OPEN_SITES' && progress.incumbent !== null) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await does.cancel(run.id)
  const ended = await untilEnded(server, run.id)
  expect(ended).toMatchObject({ state: 'CANCELLED', result: { stoppedBy: 'CANCELLED' } })
  expect(ended.plan).not.toBeNull()
})

test('a run that waits is cancelled at once', async () => {
  const scenarioId = await scenarioOn('slow')
  const { run: first } = await does.start({ scenarioId, timeLimitSeconds: 3 })
  const { run: second } = await does.start({ scenarioId, timeLimitSeconds: 3 })
  expect((await does.cancel(second.id)).run.state).toBe('CANCELLED')
  expect((await followEvents(server, second.id)).map(({ state }) => state)).toEqual([
    'QUEUED',
    'CANCELLED',
  ])
  await does.cancel(first.id)
  await untilEnded(server, first.id)
})

test('a run that has ended stays as it is when it is cancelled', async () => {
  const { run } = await does.start({ scenarioId: await scenarioOn() })
  await untilEnded(server, run.id)
  expect((await does.cancel(run.id)).run.state).toBe('FINISHED')
})

test('a double click starts one run', async () => {
  const scenarioId = await scenarioOn()
  const input = { scenarioId, clientMutationKey: 'click' }
  const answers = await Promise.all([does.start(input), does.start(input), does.start(input)])
  expect(new Set(answers.map(({ run }) => run.id)).size).toBe(1)
  const runs = await server.get<{ solveRuns: unknown[] }>(
    'query ($id: ID!) { scenario(id: $id) { solveRuns { id } } }',
    { id: scenarioId },
  )
  expect(runs.solveRuns).toHaveLength(1)
  await untilEnded(server, answers[0]?.run.id ?? '')
})

test('a key that came with another input is refused', async () => {
  const scenarioId = await scenarioOn()
  await does.start({ scenarioId, clientMutationKey: 'mine' })
  const other = await does.start({ scenarioId, objective: 'COST', clientMutationKey: 'mine' })
  expect(other).toMatchObject({ __typename: 'InputRejected', code: 'MUTATION_KEY_REUSED' })
})

test('an edit that is sent twice with one key is made once', async () => {
  const scenarioId = await scenarioOn()
  const input = {
    scenarioId,
    expectedVersion: 1,
    edits: [{ scaleRent: { factor: 2 } }],
    clientMutationKey: 'once',
  }
  expect((await does.edit(input)).scenario.version).toBe(2)
  const again = await does.edit(input)
  expect(again).toMatchObject({ __typename: 'ScenarioEdited', scenario: { version: 2 } })
  expect(again.scenario.edits).toHaveLength(1)
})

test('limits outside their range are refused with the range', async () => {
  const answer = await does.start({
    scenarioId: await scenarioOn(),
    gapTarget: 2,
    timeLimitSeconds: 0,
  })
  expect(answer.__typename).toBe('InputRejected')
  expect(answer.issues.map(({ path }) => path)).toEqual(['gapTarget', 'timeLimitSeconds'])
})

test('a run may hold the decisions of an earlier plan: the same sites, also with more demand', async () => {
  const scenarioId = await scenarioOn()
  const holdPlanId = await solved(server, { scenarioId })
  await does.edit({ scenarioId, expectedVersion: 1, edits: [{ scaleDemand: { factor: 1.1 } }] })
  const { run } = await does.start({ scenarioId, holdPlanId })
  expect(run.holdPlan).toEqual({ id: holdPlanId })
  const ended = await untilEnded(server, run.id)
  expect(ended.result).toMatchObject({ status: 'OPTIMAL', scope: 'SITES_AND_GANGS_HELD' })
  const openAt = async (id: string | undefined) =>
    (
      await server.get<{ siteDecisions: { site: { key: string }; open: boolean }[] }>(
        'query ($id: ID!) { plan(id: $id) { siteDecisions { site { key } open } } }',
        { id },
      )
    ).siteDecisions.flatMap(({ site, open }) => (open ? site.key : []))
  expect(await openAt(ended.plan?.id)).toEqual(await openAt(holdPlanId))
  const free = await does.start({ scenarioId })
  expect((await untilEnded(server, free.run.id)).result?.scope).toBe('EVERYTHING')
})

test('a plan of another fleet is not held, and neither is one that does not exist', async () => {
  const holdPlanId = await solved(server, { scenarioId: await scenarioOn() })
  const other = await does.start({ scenarioId: await scenarioOn('slow'), holdPlanId })
  expect(other).toMatchObject({ __typename: 'InputRejected', code: 'HOLD_PLAN_OF_OTHER_FLEET' })
  expect(other.message).toContain('the fleet tiny')
  expect(other.fix).toContain('same fleet')
  const unknown = await does.start({ scenarioId: await scenarioOn(), holdPlanId: 'nonsense' })
  expect(unknown).toMatchObject({ __typename: 'NotFound', code: 'PLAN_NOT_FOUND' })
})
