import {
  assumptions,
  findConflict,
  operators,
  priceCurve,
  prices,
  strandedCapacity,
  whyNotHere,
} from '@berth/optimizer/explain'
import {
  breakEven,
  consolidationLadder,
  defaultStressCases,
  type LadderRung,
  migrationWaves,
  negotiate,
  paretoFrontier,
  type StressCase,
  stress,
} from '@berth/optimizer/explore'
import { applyEdits, type Plan } from '@berth/shared'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerTo, explorations, planBehind } from '../support/explorations.ts'
import { mutations, solved } from '../support/scenarios.ts'
import { smallFleet as fleet } from '../support/smallFleet.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'
import { alike, wholeOf } from '../support/wholeAnswer.ts'

let server: TestServer
let planId: string
let plan: Plan

beforeAll(async () => {
  server = await startTestServer({ fleets: [fleet] })
  const { scenario } = await mutations(server).create({ fleetKey: fleet.id })
  planId = await solved(server, { scenarioId: scenario.id })
  plan = await planBehind(server, planId)
})
afterAll(() => server.close())

/** Every field that the API shows is what the library says. */
const expectSame = async (question: object, own: unknown) =>
  expect(alike(await answerTo(server, question, { planId }))).toEqual(alike(await own))

test('prices', () => expectSame({ prices: {} }, prices(fleet, plan)))

test('the price curve of the power of a site', async () => {
  const [siteId = ''] = plan.openSiteIds
  const to = fleet.sites.find(({ id }) => id === siteId)?.facilityPowerLimitKw ?? 0
  await expectSame(
    { priceCurve: { limit: 'SITE_POWER', siteKey: siteId, from: 0, to } },
    priceCurve(fleet, plan, { limit: 'sitePower', siteId, from: 0, to }),
  )
})

test('why a workload is not at a closed site, and why one with an unknown name is not', async () => {
  const siteId = fleet.sites.find(({ id }) => !plan.openSiteIds.includes(id))?.id ?? ''
  const workloadId = plan.placements[0]?.workloadId ?? ''
  for (const question of [
    { workloadId, regionId: null, siteId },
    { workloadId: 'atlantis', regionId: null, siteId },
  ])
    await expectSame(
      { whyNotHere: { workloadKey: question.workloadId, siteKey: siteId } },
      whyNotHere(fleet, plan, question),
    )
})

test('a conflict of a scenario, with its repairs', async () => {
  const factor = 3
  const { scenario } = await mutations(server).create({
    fleetKey: fleet.id,
    edits: [{ scaleDemand: { factor } }],
  })
  const edit = { kind: 'scaleDemand', workloadId: null, regionId: null, factor } as const
  const own = await findConflict(applyEdits(fleet, [edit]).fleet, { repairCount: 1 })
  expect(own.kind).toBe('conflict')
  const about = { scenarioId: scenario.id }
  const answer = await answerTo(server, { conflict: { repairCount: 1 } }, about)
  expect(alike(answer)).toEqual(alike(own))
})

test('no conflict where everything fits', async () => {
  const { scenario } = await mutations(server).create({ fleetKey: 'tiny' })
  const answer = await answerTo(server, { conflict: {} }, { scenarioId: scenario.id })
  expect(answer).toMatchObject({ kind: 'NONE', items: null })
})

test('the way from today to the plan, in waves', () =>
  expectSame(
    { migrationWaves: { fromDate: '2027-01-04', maxWaves: 20 } },
    migrationWaves(fleet, plan, { fromDate: '2027-01-04', maxWaves: 20 }),
  ))

test.each(['2027-02-30', '2027-13-45', 'soon'])('the day %s is refused', async (fromDate) => {
  const question = { migrationWaves: { fromDate, wanShare: 2 } }
  const answer = await explorations(server).start({ planId, question })
  expect(answer).toMatchObject({ __typename: 'InputRejected', code: 'EXPLORATION_DAY_INVALID' })
  expect(answer.issues.map(({ path }) => path)).toEqual(['fromDate', 'wanShare'])
})

test('a negotiation, whose plan is a plan as any other', async () => {
  const [siteId = ''] = plan.openSiteIds
  const workloadId = plan.placements.find((row) => row.siteId === siteId)?.workloadId ?? ''
  const question = {
    refusals: [
      { move: { workloadKey: workloadId, siteKey: siteId, stance: 'REFUSE' } },
      { site: { siteKey: siteId, stance: 'LOCK' } },
    ],
  }
  const own = await negotiate(fleet, plan, {
    refusals: [
      { kind: 'move', workloadId, siteId, stance: 'refuse' },
      { kind: 'site', siteId, stance: 'lock' },
    ],
  })
  const answer = (await answerTo(server, { negotiate: question }, { planId })) as {
    plan: { id: string }
  }
  expect(alike(answer)).toEqual(alike(own))
  expect((await planBehind(server, answer.plan.id)).placements).toEqual(own.plan?.placements)
  expect(
    await server.get(
      'query ($id: ID!) { plan(id: $id) { certificate { ok } solveRun { id } scenarioVersion prices { unit } } }',
      { id: answer.plan.id },
    ),
  ).toEqual({ certificate: { ok: true }, solveRun: null, scenarioVersion: 1, prices: [] })
})

test('stress with ready-made cases, one of one’s own, and draws by chance', async () => {
  const [siteId = ''] = plan.openSiteIds
  const own: StressCase = {
    id: 'one less',
    kind: 'own',
    name: 'one less',
    edits: [{ kind: 'closeSite', siteId }],
  }
  const cases = [...defaultStressCases(fleet, plan, ['demand']), own]
  await expectSame(
    {
      stress: {
        kinds: ['DEMAND'],
        cases: [{ name: 'one less', edits: [{ closeSite: { siteId } }] }],
        samples: 3,
        anewCases: 1,
      },
    },
    stress(fleet, plan, { cases, samples: 3, anewCases: 1 }),
  )
})

test('stranded capacity', () => expectSame({ strandedCapacity: {} }, strandedCapacity(fleet, plan)))

test('assumptions', async () => {
  const assumptionIds = ['fixedCost', 'electricityPrice', 'demand']
  const question = { assumptionIds, changeFraction: 0.5 }
  await expectSame({ assumptions: question }, assumptions(fleet, plan, question))
})

test('break-even rents and the prices over which decisions stay', () =>
  expectSame(
    { breakEven: { parameters: ['RENT', 'CARBON_PRICE'] } },
    breakEven(fleet, plan, { parameters: ['rent', 'carbonPrice'] }),
  ))

test('a frontier, each point with its plan', () =>
  expectSame(
    { paretoFrontier: { measure: 'COST', against: 'LATENCY', points: 4 } },
    paretoFrontier(fleet, plan, { measures: ['cost', 'latency'], points: 4 }),
  ))

/** Choices as the API shows them: maps as lists of pairs. */
const shownChoices = ({ choices, ...rung }: LadderRung) => ({
  ...rung,
  choices: choices && {
    openSiteIds: choices.openSiteIds,
    newOperators: Object.entries(choices.operatorIdBySite).map(([siteId, operatorId]) => ({
      siteId,
      operatorId,
    })),
    refittedSiteIds: choices.refittedSiteIds,
    trainings: Object.entries(choices.poolIdByTraining).map(([workloadId, poolId]) => ({
      workloadId,
      poolId,
    })),
  },
})

test('the ladder, whose best rung has its plan', async () => {
  const answer = (await answerTo(server, { consolidationLadder: {} }, { planId })) as {
    best: number
    rungs: { openSites: number; plan: { id: string } | null }[]
  }
  const own = await consolidationLadder(fleet, plan)
  const shown = { ...answer, rungs: answer.rungs.map(({ plan: _, ...rung }) => rung) }
  expect(alike(shown)).toEqual(alike({ ...own, rungs: own.rungs.map(shownChoices) }))
  const best = answer.rungs.find(({ openSites }) => openSites === answer.best)
  expect((await planBehind(server, best?.plan?.id ?? '')).openSiteIds).toHaveLength(answer.best)
})

test('what a plan means for operators', async () => {
  const { operators: shown } = await server.get<{ operators: unknown }>(
    `query ($id: ID!) { plan(id: $id) { operators ${wholeOf('OperatorsOfPlan')} } }`,
    { id: planId },
  )
  const own = operators(fleet, plan)
  const named = ({ largest, ...held }: typeof own.concentration.after) => ({
    ...held,
    largest: largest.map(({ id, fraction }) => ({ operatorId: id, fraction })),
  })
  const { before, after, text } = own.concentration
  const concentration = { before: named(before), after: named(after), text }
  expect(alike(shown)).toEqual(alike({ ...own, concentration }))
})
