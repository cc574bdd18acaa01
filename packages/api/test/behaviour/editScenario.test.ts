import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutations } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let does: ReturnType<typeof mutations>

beforeAll(async () => {
  server = await startTestServer()
  does = mutations(server)
})
afterAll(() => server.close())

const made = async () => (await does.create({})).scenario

test('a scenario is created on a base fleet, with edits if some are given', async () => {
  const { __typename, scenario } = await does.create({
    name: 'Without the south',
    edits: [{ closeSite: { siteId: 'south' } }],
  })
  expect(__typename).toBe('ScenarioCreated')
  expect(scenario).toMatchObject({ name: 'Without the south', version: 1 })
  expect(scenario.edits).toEqual([
    {
      index: 0,
      kind: 'closeSite',
      text: 'Close South',
      data: { kind: 'closeSite', siteId: 'south' },
    },
  ])
})

test('a scenario on a fleet that does not exist is refused with what to do', async () => {
  const answer = await does.create({ fleetKey: 'atlantis' })
  expect(answer).toMatchObject({ __typename: 'NotFound', code: 'FLEET_NOT_FOUND' })
  expect(answer.message).toContain('atlantis')
  expect(answer.fix).toContain('fleets')
})

test('a scenario without a readable name is refused', async () => {
  expect(await does.create({ name: '   ' })).toMatchObject({
    __typename: 'InputRejected',
    code: 'SCENARIO_NAME_INVALID',
  })
})

test('edits are added in order, change the fleet, and move the version on by one', async () => {
  const { id } = await made()
  const { scenario } = await does.edit({
    scenarioId: id,
    expectedVersion: 1,
    edits: [
      { scaleDemand: { factor: 2 } },
      { setPowerLimit: { siteId: 'north', facilityPowerLimitKw: 50 } },
    ],
  })
  expect(scenario.version).toBe(2)
  expect(scenario.edits.map(({ text }) => text)).toEqual([
    'Demand of all inference × 2',
    'Set the power limit of North to 50 kW',
  ])
  const fleet = await server.get<Record<string, unknown>>(
    `query ($id: ID!) { scenario(id: $id) { fleet {
      site(key: "north") { facilityPowerLimitKw }
      workload(key: "chat") { ... on InferenceWorkload { demand { region { key } tokensPerSecond { periodId value } } } }
    } } }`,
    { id },
  )
  // 2800 tokens per second, doubled.
  expect(fleet).toEqual({
    fleet: {
      site: { facilityPowerLimitKw: 50 },
      workload: {
        demand: [{ region: { key: 'coast' }, tokensPerSecond: [{ periodId: 'day', value: 5600 }] }],
      },
    },
  })
})

test('an edit for an old version is refused with the current one and changes nothing', async () => {
  const { id } = await made()
  const edit = { scenarioId: id, expectedVersion: 1, edits: [{ closeSite: { siteId: 'south' } }] }
  await does.edit(edit)
  const second = await does.edit(edit)
  expect(second).toMatchObject({ __typename: 'StaleVersion', currentVersion: 2 })
  expect(second.message).toContain('version 2')
  const { edits } = await server.get<{ edits: unknown[] }>(
    'query ($id: ID!) { scenario(id: $id) { edits { index } } }',
    { id },
  )
  expect(edits).toHaveLength(1)
})

test('of many edits of the same version exactly one is taken', async () => {
  const { id } = await made()
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      does.edit({
        scenarioId: id,
        expectedVersion: 1,
        edits: [{ scaleDemand: { factor: index } }],
      }),
    ),
  )
  const taken = answers.filter(({ __typename }) => __typename === 'ScenarioEdited')
  expect(taken).toHaveLength(1)
  expect(taken[0]?.scenario.edits).toHaveLength(1)
})

test('every problem of every edit is reported at once, and nothing is changed', async () => {
  const { id } = await made()
  const answer = await does.edit({
    scenarioId: id,
    expectedVersion: 1,
    edits: [
      { closeSite: { siteId: 'nort' } },
      { scaleDemand: { factor: -1 } },
      { keepSiteOpen: { siteId: 'south' } },
      { change: { collection: 'SITES', id: 'south', set: { pue: 0.5 } } },
    ],
  })
  expect(answer.__typename).toBe('EditsRejected')
  expect(answer.issues.map(({ path }) => path)).toEqual(['edits[0]', 'edits[1].factor', 'edits[3]'])
  expect(answer.issues[0]).toMatchObject({ code: 'EDIT_SITE_UNKNOWN', entity: 'site nort' })
  expect(answer.issues[0]?.fix).toContain('north')
  const { version } = await server.get<{ version: number }>(
    'query ($id: ID!) { scenario(id: $id) { version } }',
    { id },
  )
  expect(version).toBe(1)
})

test('an edit with two kinds, or none, is not an edit', async () => {
  const { id } = await made()
  const { errors } = await server.ask(
    `mutation ($id: ID!) { scenarioEdit(input: { scenarioId: $id, expectedVersion: 1,
      edits: [{ closeSite: { siteId: "north" }, freeSite: { siteId: "north" } }] }) { __typename } }`,
    { id },
  )
  expect(errors?.[0]?.message).toContain('exactly one')
})

test('edits can be tried without being made', async () => {
  const { id } = await made()
  const answer = await does.edit({
    scenarioId: id,
    expectedVersion: 1,
    validateOnly: true,
    edits: [{ closeSite: { siteId: 'south' } }],
  })
  expect(answer).toMatchObject({ __typename: 'ScenarioEdited', validatedOnly: true })
  expect(answer.scenario).toMatchObject({ version: 1, edits: [] })
})

test('edits are removed by index, and the others keep their order', async () => {
  const { id } = await made()
  await does.edit({
    scenarioId: id,
    expectedVersion: 1,
    edits: [1, 2, 3].map((factor) => ({ scaleRent: { factor } })),
  })
  const { scenario } = await does.remove({ scenarioId: id, expectedVersion: 2, indexes: [1] })
  expect(scenario.version).toBe(3)
  expect(scenario.edits.map(({ index, text }) => [index, text])).toEqual([
    [0, 'Rents × 1'],
    [1, 'Rents × 3'],
  ])
})

test('an edit that a later one needs is not removed without it', async () => {
  const { id } = await made()
  const value = {
    id: 'second',
    name: 'Second',
    operationCostFactor: 1,
    servesInference: true,
    servesTraining: true,
  }
  await does.edit({
    scenarioId: id,
    expectedVersion: 1,
    edits: [
      { add: { collection: 'OPERATORS', value } },
      { handOverSite: { siteId: 'south', operatorId: 'second' } },
    ],
  })
  const refused = await does.remove({ scenarioId: id, expectedVersion: 2, indexes: [0] })
  expect(refused.__typename).toBe('EditsRejected')
  expect(refused.issues[0]?.path).toBe('edits[1]')
  expect(refused.issues[0]?.fix).toContain('remove edits[1] as well')
  const both = await does.remove({ scenarioId: id, expectedVersion: 2, indexes: [0, 1] })
  expect(both.scenario.edits).toEqual([])
})

test('an index that no edit has is refused', async () => {
  const { id } = await made()
  const answer = await does.remove({ scenarioId: id, expectedVersion: 1, indexes: [4] })
  expect(answer).toMatchObject({
    __typename: 'InputRejected',
    code: 'SCENARIO_EDIT_INDEX_UNKNOWN',
  })
})

test('a branch takes the first edits along and then goes its own way', async () => {
  const { id } = await made()
  await does.edit({
    scenarioId: id,
    expectedVersion: 1,
    edits: [{ scaleRent: { factor: 2 } }, { scaleRent: { factor: 3 } }],
  })
  const { scenario: branch } = await does.branch({ scenarioId: id, name: 'Branch', atEdit: 1 })
  expect(branch).toMatchObject({ name: 'Branch', version: 1 })
  expect(branch.edits.map(({ text }) => text)).toEqual(['Rents × 2'])
  await does.edit({
    scenarioId: branch.id,
    expectedVersion: 1,
    edits: [{ closeSite: { siteId: 'north' } }],
  })
  const original = await server.get<{ version: number; branchedFrom: null }>(
    'query ($id: ID!) { scenario(id: $id) { version branchedFrom { id } } }',
    { id },
  )
  expect(original).toEqual({ version: 2, branchedFrom: null })
  const { branchedFrom } = await server.get<{ branchedFrom: { id: string } }>(
    'query ($id: ID!) { scenario(id: $id) { branchedFrom { id } } }',
    { id: branch.id },
  )
  expect(branchedFrom.id).toBe(id)
})

test('a branch beyond the last edit is refused', async () => {
  const { id } = await made()
  expect(await does.branch({ scenarioId: id, name: 'Branch', atEdit: 1 })).toMatchObject({
    __typename: 'InputRejected',
    code: 'SCENARIO_BRANCH_POINT_UNKNOWN',
  })
})
