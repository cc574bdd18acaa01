import { afterAll, expect, test } from 'vitest'
import { untilEnded } from '../support/scenarios.ts'
import { killSpawnedServers, spawnServer } from '../support/spawnServer.ts'
import { makeTestDatabase } from '../support/testDatabase.ts'

afterAll(killSpawnedServers)

// The built-in fleet is planned once in all tests; what differs between databases is tested on small ones.
test('a first start shows the built-in fleet with a plan, without a click', async () => {
  const database = await makeTestDatabase()
  const server = await spawnServer(database)
  expect(server.greeting).toMatch(
    /^Berth is at http:\/\/localhost:\d+\nGraphQL is at http:\/\/localhost:\d+\/graphql\nData is in /,
  )
  const { baseFleetKey, solveRuns } = await server.get<{
    baseFleetKey: string
    solveRuns: { id: string; objective: string }[]
  }>('{ defaultScenario { baseFleetKey solveRuns { id objective } } }')
  expect(baseFleetKey).toBe('china-2025')
  expect(solveRuns).toMatchObject([{ objective: 'CONSOLIDATE' }])
  const run = await untilEnded(server, solveRuns[0]?.id ?? '', 120_000)
  expect(run).toMatchObject({ state: 'FINISHED', problem: null })
  expect(run.plan).not.toBeNull()
  await server.stop('SIGTERM')
  await database.remove()
}, 180_000)
