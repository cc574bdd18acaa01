import type { Fleet } from '@berth/shared'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerTo, explorations, planBehind } from '../support/explorations.ts'
import { mutations, solved } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'
import { tinyFleet } from '../support/tinyFleet.ts'
import { wholeOf } from '../support/wholeAnswer.ts'

/*
 * The tiny fleet keeps 6 of 8 accelerators busy at one site: (6 × 1 kW + 2 × 0.1 kW) × PUE 1.25 = 7.75 kW at 0.5 CNY,
 * 3.875 CNY per hour of energy and 50 of fixed cost: 53.875. With both sites open 10 are idle:
 * (6 + 1) × 1.25 = 8.75 kW, 4.375 of energy and 100 of fixed cost: 104.375.
 */

/** Power in the south costs 0.1, and in the north a kWh is 100 g: cheap and dirty against dear and clean. */
const twoPowers: Fleet = {
  ...tinyFleet,
  id: 'two-powers',
  sites: tinyFleet.sites.map((site) =>
    site.id === 'south'
      ? { ...site, electricityPricePerKwh: 0.1 }
      : { ...site, carbonIntensityGPerKwh: 100 },
  ),
}
/** A second operator runs sites for half of the norm, and may take them. */
const leanOperator: Fleet = {
  ...tinyFleet,
  id: 'lean-operator',
  operators: tinyFleet.operators.flatMap((operator) => [
    operator,
    { ...operator, id: 'lean', name: 'Lean', operationCostFactor: 0.5 },
  ]),
  policy: { ...tinyFleet.policy, handover: 'allowed' },
}

let server: TestServer
let planId: string

const planOf = async (fleetKey: string) => {
  const { scenario } = await mutations(server).create({ fleetKey })
  return solved(server, { scenarioId: scenario.id })
}
const cny = (amount: number) => ({ amount: expect.closeTo(amount, 6), currency: 'CNY' })

beforeAll(async () => {
  server = await startTestServer({ fleets: [twoPowers, leanOperator] })
  planId = await planOf('tiny')
})
afterAll(() => server.close())

test('every idle accelerator and kilowatt has one reason', async () => {
  // In the north 2 are idle and 100 − 7.75 kW, of which the 2 would draw 2 × 0.9 × 1.25. In the south all 8 and 100 kW are.
  // To open the south costs 50 and 8 × 0.1 kW × 1.25 × 0.5 = 0.5.
  const answer = await answerTo(server, { strandedCapacity: {} }, { planId })
  expect(answer).toMatchObject({
    idleAccelerators: 10,
    idleKw: expect.closeTo(192.25),
    reasons: [
      {
        reason: 'CLOSED',
        accelerators: 8,
        kw: 100,
        siteKeys: ['south'],
        worth: { recoveredPerHour: cny(0), costOfLiftingPerHour: cny(50.5), reason: null },
      },
      {
        reason: 'NO_DEMAND',
        accelerators: 2,
        kw: expect.closeTo(2.25),
        worth: { recoveredPerHour: null, reason: 'Only more demand would use it.' },
      },
      { reason: 'NO_ACCELERATORS', accelerators: 0, kw: expect.closeTo(90) },
    ],
    notLookedAt: [],
  })
})

test('a fifth more or less of the fixed cost is 10 per hour, and no site changes', async () => {
  const answer = await answerTo(
    server,
    { assumptions: { assumptionIds: ['fixedCost', 'atlantis'] } },
    { planId },
  )
  expect(answer).toMatchObject({
    changeFraction: 0.2,
    assumptions: [
      {
        id: 'fixedCost',
        changedSiteCount: 0,
        changePerHour: cny(10),
        variations: [
          { factor: 0.8, decision: 'HOLDS', changeOfCostPerHour: cny(-10) },
          { factor: 1.2, decision: 'HOLDS', changeOfCostPerHour: cny(10) },
        ],
      },
    ],
    notLookedAt: [{ assumptionId: 'atlantis', factor: null }],
    isCutShort: false,
  })
})

interface LadderShown {
  rungs: { openSites: number; plan: { id: string } | null }[]
}

test('two sites cost 104.375 and one 53.875; the plan of the best rung is a plan as any other', async () => {
  const question = { consolidationLadder: { objective: 'COST' } }
  const answer = (await answerTo(server, question, { planId })) as LadderShown
  expect(answer).toMatchObject({
    objective: 'COST',
    unit: 'currencyPerHour',
    best: 1,
    openSitesToday: 2,
    openSitesOfPlan: 1,
    rungs: [
      { openSites: 2, costPerHour: cny(104.375), plan: null },
      {
        openSites: 1,
        costPerHour: cny(53.875),
        bestBound: expect.closeTo(53.875),
        account: { carbonKgPerDay: expect.closeTo(7.75 * 24 * 0.5), costPerHour: cny(53.875) },
        changeFromAbove: expect.closeTo(-50.5),
        choices: { newOperators: [], trainings: [{ workloadKey: 'train' }] },
      },
    ],
    nextToClose: null,
    whyNone: expect.stringContaining('0 open sites'),
  })
  const opened = await planBehind(server, answer.rungs[1]?.plan?.id ?? '')
  expect(opened.openSiteIds).toHaveLength(1)
  expect(opened.account.costPerHour).toBeCloseTo(53.875)
})

test('the plan of any rung is kept where that is asked for', async () => {
  const question = { consolidationLadder: { objective: 'COST', keepPlansOf: [2, 7] } }
  const { rungs } = (await answerTo(server, question, { planId })) as LadderShown
  const kept = await planBehind(server, rungs[0]?.plan?.id ?? '')
  expect(kept.openSiteIds).toEqual(['north', 'south'])
  expect(
    await server.get('query ($id: ID!) { plan(id: $id) { certificate { ok } solveRun { id } } }', {
      id: rungs[0]?.plan?.id,
    }),
  ).toEqual({ certificate: { ok: true }, solveRun: null })
})

test('a site pays from the rent at which 6 accelerators earn what it costs', async () => {
  // 53.875 / 6 = 8.979; the market pays 10, which leaves 6.125. Shut it costs nothing.
  const question = { breakEven: { siteKeys: ['north', 'atlantis'], parameters: ['RENT'] } }
  expect(await answerTo(server, question, { planId })).toMatchObject({
    sites: [
      {
        siteKey: 'north',
        busyAccelerators: 6,
        shutCostPerHour: cny(0),
        rentPerHour: cny(10),
        breakEvenRentPerHour: cny(53.875 / 6),
        marginPerHour: cny(6.125),
      },
    ],
    unknownSiteKeys: ['atlantis'],
    ranges: [{ parameter: 'RENT', now: 1, down: { status: 'FOUND', changesAt: 0 } }],
  })
})

test('cost is traded for carbon between the cheap site and the clean one', async () => {
  // South: 50 + 7.75 × 0.1 = 50.775 and 7.75 × 24 × 0.5 = 93 kg. North: 53.875 and 7.75 × 24 × 0.1 = 18.6 kg.
  // Both open are dearer than either. Each kg costs (53.875 − 50.775) / (93 − 18.6).
  const answer = (await answerTo(
    server,
    { paretoFrontier: { scope: 'EVERYTHING', points: 4 } },
    { planId: await planOf('two-powers') },
  )) as { points: { plan: { id: string } }[] }
  expect(answer).toMatchObject({
    measures: ['COST', 'CARBON'],
    units: ['currencyPerHour', 'kgPerDay'],
    points: [
      { values: [expect.closeTo(50.775), expect.closeTo(93)], openSites: 1, exchangeRate: null },
      {
        values: [expect.closeTo(53.875), expect.closeTo(18.6)],
        scope: 'EVERYTHING',
        exchangeRate: expect.closeTo(3.1 / 74.4),
      },
    ],
  })
  const plans = await Promise.all(answer.points.map(({ plan }) => planBehind(server, plan.id)))
  expect(plans.map(({ openSiteIds }) => openSiteIds)).toEqual([['south'], ['north']])
})

test('within 7 % of the cost of the cheap site everything may run at the clean one', async () => {
  // 53.875 is 6.1 % more than 50.775; with everything elsewhere, and the only open site closed, the difference is 1.
  const answer = (await answerTo(
    server,
    {
      alternativePlans: { objective: 'COST', within: 0.07, count: 1, scope: 'EVERYTHING' },
    },
    { planId: await planOf('two-powers') },
  )) as { alternatives: { plan: { id: string } }[] }
  expect(answer).toMatchObject({
    within: 0.07,
    alternatives: [
      {
        differenceFraction: expect.closeTo(1),
        isMostDifferent: true,
        openedSiteKeys: ['north'],
        closedSiteKeys: ['south'],
        changedSites: expect.arrayContaining([expect.objectContaining({ siteKey: 'north' })]),
        costChangePerHour: cny(3.1),
        carbonChangeKgPerDay: expect.closeTo(18.6 - 93),
        goals: [{ name: 'COST', best: expect.closeTo(50.775), value: expect.closeTo(53.875) }],
      },
    ],
  })
  const found = await planBehind(server, answer.alternatives[0]?.plan.id ?? '')
  expect(found.openSiteIds).toEqual(['north'])
})

const operatorsOf = (id: string) =>
  server.get<{ operators: Record<string, unknown> }>(
    `query ($id: ID!) { plan(id: $id) { operators ${wholeOf('OperatorsOfPlan')} } }`,
    { id },
  )

test('one operator has everything before and after', async () => {
  expect((await operatorsOf(planId)).operators).toMatchObject({
    handovers: [],
    operators: [
      {
        operatorKey: 'op',
        siteCountBefore: 2,
        siteCountAfter: 2,
        before: { openAccelerators: 16, costPerHour: cny(104.375) },
        after: { openAccelerators: 8, costPerHour: cny(53.875) },
      },
    ],
    concentration: {
      before: { holders: 1, herfindahlHirschmanIndex: 10_000 },
      after: { largest: [{ operatorKey: 'op', fraction: 1 }] },
    },
  })
})

test('a site that goes to an operator of half the cost is told with what that saves', async () => {
  // 50 × 0.5 + 3.875 = 28.875 instead of 53.875.
  const answer = await operatorsOf(await planOf('lean-operator'))
  expect(answer.operators).toMatchObject({
    handovers: [
      {
        fromOperatorKey: 'op',
        toOperatorKey: 'lean',
        accelerators: 8,
        costPerHour: cny(28.875),
        costPerHourIfKept: cny(53.875),
        giverRunsIt: true,
      },
    ],
    operators: [
      { operatorKey: 'lean', siteCountBefore: 0, after: { openSites: 1 } },
      { operatorKey: 'op', siteCountBefore: 2, siteCountAfter: 1, after: { openSites: 0 } },
    ],
  })
})

test.each([
  [{ assumptions: { changeFraction: 1 } }, 'changeFraction'],
  [{ paretoFrontier: { points: 1 } }, 'points'],
])('what is out of range is refused with its place: %j', async (question, path) => {
  const answer = await explorations(server).start({ planId, question })
  expect(answer).toMatchObject({ __typename: 'InputRejected' })
  expect(answer.issues.map((issue) => issue.path)).toEqual([path])
})
