import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { explorations, untilAnswered } from '../support/explorations.ts'
import { mutations, readRun, solved, untilEnded } from '../support/scenarios.ts'
import {
  DidNotStart,
  killSpawnedServers,
  prepareScenario,
  spawnServer,
} from '../support/spawnServer.ts'
import { makeTestDatabase, type TestDatabase } from '../support/testDatabase.ts'

const isEmbedded = inject('database').kind === 'embedded'
let database: TestDatabase
beforeEach(async () => {
  database = await makeTestDatabase()
})
afterEach(async () => {
  killSpawnedServers()
  await pause(50)
  await database.remove()
})

const refusalOf = async (starting: Promise<unknown>): Promise<DidNotStart> => {
  const error = await starting.then(() => undefined).catch((reason: unknown) => reason)
  if (error instanceof DidNotStart) return error
  throw new Error('The server started.', { cause: error })
}

test('every edit that was acknowledged is there after the process was killed', async () => {
  const scenarioId = await prepareScenario(database, 'tiny')
  const first = await spawnServer(database)
  const does = mutations(first)
  let acknowledged = 1
  const killing = pause(700).then(() => first.stop('SIGKILL'))
  try {
    for (;;) {
      const edits = [{ scaleRent: { factor: acknowledged } }]
      const answer = await does.edit({ scenarioId, expectedVersion: acknowledged, edits })
      expect(answer.__typename).toBe('ScenarioEdited')
      acknowledged = answer.scenario.version
    }
  } catch (error) {
    expect((error as Error).message).toMatch(/fetch failed|terminated|other side closed/)
  }
  await killing
  expect(acknowledged).toBeGreaterThan(3)

  const second = await spawnServer(database)
  const { version, edits } = await second.get<{
    version: number
    edits: { data: { factor: number } }[]
  }>('query ($id: ID!) { scenario(id: $id) { version edits { data } } }', { id: scenarioId })
  // The last edit may have been stored without its answer getting out.
  expect([acknowledged, acknowledged + 1]).toContain(version)
  expect(edits.map(({ data }) => data.factor)).toEqual(
    Array.from({ length: version - 1 }, (_, index) => index + 1),
  )
})

test('runs and explorations whose server was killed are interrupted, say how to go on, and can be started again', async () => {
  const scenarioId = await prepareScenario(database, 'slow')
  const first = await spawnServer(database)
  const planId = await solved(first, {
    scenarioId: (await mutations(first).create({ fleetKey: 'tiny' })).scenario.id,
  })
  const question = { stress: { kinds: [], samples: 10_000 } }
  const { exploration } = await explorations(first).start({ planId, question })
  const input = { scenarioId, objective: 'COST', gapTarget: 0 }
  const { run } = await mutations(first).start({ ...input, timeLimitSeconds: 60 })
  const { run: waiting } = await mutations(first).start({ ...input, timeLimitSeconds: 61 })
  while ((await readRun(first, run.id))?.state !== 'RUNNING') await pause(20)
  while ((await explorations(first).read(exploration.id))?.state !== 'RUNNING') await pause(20)
  await first.stop('SIGKILL')

  const second = await spawnServer(database)
  for (const { id } of [run, waiting]) {
    const found = await readRun(second, id)
    expect(found).toMatchObject({
      state: 'INTERRUPTED',
      problem: { code: 'SOLVE_RUN_INTERRUPTED' },
    })
    expect(found?.problem?.fix).toContain('solveRunStart')
  }
  const asked = await explorations(second).read(exploration.id)
  expect(asked).toMatchObject({
    state: 'INTERRUPTED',
    answer: null,
    problem: { code: 'EXPLORATION_INTERRUPTED' },
  })
  expect(asked?.problem?.fix).toContain('explorationStart')
  const { run: again } = await mutations(second).start({ scenarioId, timeLimitSeconds: 3 })
  const quick = { stress: { kinds: ['CARBON_PRICE'] } }
  const { exploration: other } = await explorations(second).start({ planId, question: quick })
  expect((await untilAnswered(second, other.id)).state).toBe('FINISHED')
  expect((await untilEnded(second, again.id)).state).toBe('FINISHED')
})

// At once the run is still on its way to its thread; later it is in it.
test.each([0, 5, 20, 500])(
  'a server that is asked to stop %i ms after it took a run ends in order, and interrupts the run',
  async (afterMs) => {
    const scenarioId = await prepareScenario(database, 'slow')
    const first = await spawnServer(database)
    const { run } = await mutations(first).start({ scenarioId, objective: 'COST', gapTarget: 0 })
    await pause(afterMs)
    expect(await first.stop('SIGTERM')).toBe(0)
    const second = await spawnServer(database)
    expect(second.greeting).toContain('kept from before')
    expect(await readRun(second, run.id)).toMatchObject({ state: 'INTERRUPTED' })
  },
)

// What only one of the databases can be asked.
const onlyEmbedded = () =>
  test('a second process on the same folder is told who has it', async () => {
    await prepareScenario(database, 'tiny')
    const first = await spawnServer(database)
    const refusal = await refusalOf(spawnServer(database))
    expect(refusal.code).toBe(1)
    expect(refusal.message).toContain(`process ${first.pid} is using it`)
    expect(refusal.message).toContain('To fix:')
    expect(refusal.message).not.toMatch(/^\s+at /m)
  })

const onlyPostgresql = () =>
  test('two servers on one PostgreSQL see each other’s runs, also to cancel them', async () => {
    const scenarioId = await prepareScenario(database, 'slow')
    const [one, other] = [await spawnServer(database), await spawnServer(database)]
    const { run } = await mutations(one).start({ scenarioId, objective: 'COST', gapTarget: 0 })
    while ((await readRun(other, run.id))?.state !== 'RUNNING') await pause(20)
    expect((await mutations(other).cancel(run.id)).run.state).toBe('CANCELLING')
    expect((await untilEnded(other, run.id)).state).toBe('CANCELLED')
  })

if (isEmbedded) onlyEmbedded()
else onlyPostgresql()

test('a port that is in use is said in words', async () => {
  await prepareScenario(database, 'tiny')
  const first = await spawnServer(database)
  const port = /:(\d+)/.exec(first.greeting)?.[1] ?? ''
  const elsewhere = await makeTestDatabase()
  const refusal = await refusalOf(spawnServer(elsewhere, { PORT: port }))
  await elsewhere.remove()
  expect(refusal.message).toContain(`because another program uses this port`)
  expect(refusal.message).not.toMatch(/^\s+at /m)
})

test('a wrong configuration ends with all mistakes and no stack', async () => {
  const refusal = await refusalOf(spawnServer(database, { PORT: 'x', HOST: '0.0.0.0' }))
  expect(refusal.message).toMatch(/PORT is "x".*\n.*HOST is "0\.0\.0\.0"/)
  expect(refusal.message).not.toMatch(/^\s+at /m)
})
