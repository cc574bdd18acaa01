import { type MoveJudge, openMoves, stateOf } from '@berth/optimizer/evaluate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planBehind } from '../support/explorations.ts'
import { mutations, solved } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'
import { tinyFleet } from '../support/tinyFleet.ts'
import { alike, wholeOf } from '../support/wholeAnswer.ts'

let server: TestServer
let planId: string
let judge: MoveJudge

beforeAll(async () => {
  server = await startTestServer()
  const scenarioId = (await mutations(server).create({})).scenario.id
  planId = await solved(server, { scenarioId })
  const plan = await planBehind(server, planId)
  judge = openMoves(tinyFleet, stateOf(plan))
})
afterAll(() => server.close())

const evaluateMoves = (moves: object[]) =>
  server.get<{ evaluateMoves: Record<string, unknown> }>(
    `query ($id: ID!, $moves: [MoveInput!]!) { plan(id: $id) { evaluateMoves(moves: $moves) ${wholeOf('MoveVerdict')} } }`,
    { id: planId, moves },
  )
const rankSites = (workloadKey: string, regionKey: string | null) =>
  server.get<{ rankSites: Record<string, unknown>[] | null }>(
    `query ($id: ID!, $workload: String!, $region: String) { plan(id: $id) {
      rankSites(workloadKey: $workload, regionKey: $region) ${wholeOf('SiteRank')} } }`,
    { id: planId, workload: workloadKey, region: regionKey },
  )

test.each(['north-pool', 'south-pool'])(
  'a move to %s is judged at once, as the library judges it',
  async (toPoolKey) => {
    const { evaluateMoves: answered } = await evaluateMoves([{ workloadKey: 'train', toPoolKey }])
    const own = judge.evaluateMove({ workloadId: 'train', regionId: null, toPoolId: toPoolKey })
    expect(alike(answered)).toEqual(alike(own))
  },
)

test('several moves are one change, with one verdict', async () => {
  const { evaluateMoves: answered } = await evaluateMoves([
    { workloadKey: 'train', toPoolKey: 'south-pool' },
    { workloadKey: 'chat', regionKey: 'coast', toPoolKey: 'south-pool' },
  ])
  const own = judge.evaluateMoves([
    { workloadId: 'train', regionId: null, toPoolId: 'south-pool' },
    { workloadId: 'chat', regionId: 'coast', toPoolId: 'south-pool' },
  ])
  expect(alike(answered)).toEqual(alike(own))
})

test('a move to a place that does not exist breaks a limit, and says so in words', async () => {
  const { evaluateMoves: answered } = await evaluateMoves([
    { workloadKey: 'train', toPoolKey: 'atlantis' },
  ])
  expect(answered).toMatchObject({ verdict: 'BREAKS' })
  expect(JSON.stringify(answered.broken)).toContain('atlantis')
})

test('sites are ranked for a workload, and for what one region asks of it', async () => {
  for (const [workloadKey, regionKey] of [
    ['train', null],
    ['chat', 'coast'],
  ] as const) {
    const { rankSites: answered } = await rankSites(workloadKey, regionKey)
    expect(answered).toHaveLength(2)
    expect(alike(answered)).toEqual(alike(judge.rankSites(workloadKey, regionKey)))
  }
})

test('a workload that does not exist has no ranking', async () => {
  expect(await rankSites('atlantis', null)).toEqual({ rankSites: null })
  expect(await rankSites('chat', 'atlantis')).toEqual({ rankSites: null })
})
