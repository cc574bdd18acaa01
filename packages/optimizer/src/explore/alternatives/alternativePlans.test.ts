import type { Fleet, Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { certify } from '../../evaluate/certify.ts'
import { evaluate } from '../../evaluate/evaluate.ts'
import { stateOf } from '../../evaluate/state.ts'
import { formulateHeld } from '../../formulation/formulateHeld.ts'
import { plan as makePlan } from '../../plan.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { simplexJsSolver } from '../../solvers/simplexJs/simplexJsSolver.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { alternativePlans } from './alternativePlans.ts'

const planFor = async (fleet: Fleet, objective: 'cost' | 'consolidate' | 'carbon' = 'cost') => {
  const { plan } = await makePlan(fleet, { objective, gapRelative: 0, wholeReplicas: false })
  if (!plan) throw new Error('The fleet has a plan.')
  return plan
}

describe('alternatives of the tiny fleet', () => {
  it('are all at East for 35 more, where everything is decided anew and as much may be lost', async () => {
    // All at West costs 145, all at East 180: 24.1 % more. Nothing stays where it was, and the one open site closes.
    const fleet = tinyFleet()
    const answer = await alternativePlans(fleet, await planFor(fleet), {
      within: 0.25,
      count: 2,
      scope: 'everything',
    })
    expect(answer.alternatives).toHaveLength(1)
    expect(answer.alternatives[0]).toMatchObject({
      differenceFraction: expect.closeTo(1, 6),
      isMostDifferent: true,
      loadElsewhereFraction: expect.closeTo(1, 6),
      openedSiteIds: ['East'],
      closedSiteIds: ['West'],
      costChangePerHour: expect.closeTo(35, 4),
      latencyChangeMs: expect.closeTo(-9.8, 4),
      loadChanges: [
        { siteId: 'East', acceleratorsChange: expect.closeTo(70, 4) },
        { siteId: 'West', acceleratorsChange: expect.closeTo(-70, 4) },
      ],
    })
    expect(answer.alternatives[0]?.text).toBe(
      '100 % of the load runs where the plan has none of it; 180 CNY per hour, 24.1 % above the best. West closes. East opens. Busy accelerators change most at East (+70), West (−70). No plan that is as near to the best is more different: that is proved.',
    )
    expect(answer.whyNoMore).toMatch(/^No further alternative with everything decided anew /)
  })

  it('move as much as the limit pays for, where shares alone are decided', async () => {
    // Both open, all at West: 235. Chat at East costs 25 more; 2 % of 235 pay for 4.7 / 25 of its 50 of 70 accelerators.
    const fleet = tinyFleet((input) => {
      input.policy = {
        siteRulings: [
          { siteId: 'East', ruling: 'open' },
          { siteId: 'West', ruling: 'open' },
        ],
      }
    })
    const plan = await planFor(fleet)
    const { alternatives, whyNoMore } = await alternativePlans(fleet, plan, {
      scope: 'sitesAndGangsHeld',
    })
    expect(alternatives[0]).toMatchObject({
      differenceFraction: expect.closeTo((4.7 / 25) * (50 / 70), 4),
      isMostDifferent: true,
      openedSiteIds: [],
      closedSiteIds: [],
      goals: [{ name: 'cost', best: expect.closeTo(235), limit: expect.closeTo(239.7) }],
    })
    // The first alternative has chat at both sites, so nothing is elsewhere any more.
    expect(alternatives).toHaveLength(1)
    expect(whyNoMore).toMatch(
      /^No further alternative with these decisions held serves as much, however much worse: /,
    )
  })

  it('say how far the goal would have to go', async () => {
    // 1 % of the 70 accelerators at East: 0.7 × 0.5 = 0.35 of 145 if East were open. It costs 90 to open it beside West, and 35 to move there wholly.
    const fleet = tinyFleet()
    const { alternatives, text, whyNoMore } = await alternativePlans(fleet, await planFor(fleet), {
      scope: 'everything',
    })
    expect(alternatives).toEqual([])
    expect(whyNoMore).toBe(
      'No further alternative with everything decided anew is as near to the best. To fix: allow 24.1 % above it, where 1 % of the load is elsewhere.',
    )
    expect(text).toMatch(
      /^There is no alternative within 2 % of the best, at most 148 CNY per hour/,
    )
  })

  it('are held and, for the time that is left, one anew, where no scope is given', async () => {
    const fleet = tinyFleet()
    const { alternatives } = await alternativePlans(fleet, await planFor(fleet), { within: 0.25 })
    expect(alternatives.map(({ scope }) => scope)).toEqual(['everything'])
  })

  it('end with what is known when somebody stops them', async () => {
    const fleet = tinyFleet()
    const plan = await planFor(fleet)
    const stopped = await alternativePlans(fleet, plan, {}, { isCancelled: () => true })
    expect(stopped).toMatchObject({ alternatives: [], isCutShort: true })
    expect(stopped.whyNoMore).not.toBeNull()
  })
})

/** Share of the load of a plan that another has at sites where the first has none of it, from the plans’ own placements alone. */
const elsewhere = (asked: Plan, earlier: Plan, later: Plan) => {
  const keyOf = ({ regionId, workloadId }: Plan['placements'][number]) =>
    `${workloadId} ${regionId}`
  const weight = new Map<string, number>()
  for (const placement of asked.placements)
    weight.set(keyOf(placement), (weight.get(keyOf(placement)) ?? 0) + placement.acceleratorsBusy)
  const total = [...weight.values()].reduce((sum, each) => sum + each, 0)
  const has = new Set(
    earlier.placements
      .filter(({ share }) => share > 1e-6)
      .map((placement) => `${keyOf(placement)} ${placement.siteId}`),
  )
  return later.placements
    .filter((placement) => !has.has(`${keyOf(placement)} ${placement.siteId}`))
    .reduce((sum, at) => sum + ((weight.get(keyOf(at)) ?? 0) / total) * at.share, 0)
}

/** The most of a weighted sum of shares, over plans with decisions held that cost at most so much and serve as much: by another engine, from the columns’ names. */
const mostOf = async (
  fleet: Fleet,
  plan: Plan,
  limit: number,
  weightOf: (columnName: string) => number,
) => {
  const formulation = formulateHeld(indexFleet(fleet), plan, true)
  const { model, objectives } = formulation
  const session = await simplexJsSolver.open(model)
  const keep = (goal: 'cost' | 'unserved', most: number) => {
    const { cost, offset } = objectives[goal]
    const columns = [...cost.keys()].filter((column) => cost[column] !== 0)
    const values = columns.map((column) => cost[column] ?? 0)
    session.addRow(goal, Number.NEGATIVE_INFINITY, most - offset, { columns, values })
  }
  keep('cost', limit)
  keep('unserved', plan.account.unservedPenaltyPerHour * (1 + 1e-7))
  session.setObjective(
    Float64Array.from(
      { length: model.columnCount },
      (_, column) => -weightOf(model.columnName(column)),
    ),
    0,
  )
  const { objectiveValue } = session.solve({ gapRelative: 0, timeLimitSeconds: 60 })
  session.dispose()
  return objectiveValue === null ? null : -objectiveValue
}

describe('alternatives of generated fleets', () => {
  it.each([1, 3, 4, 5, 6])(
    'are certified, near to the best by evaluation, and another engine finds none that is more different (seed %i)',
    async (seed) => {
      const fleet = generateFleet({
        seed,
        sites: 6,
        inferenceWorkloads: 8,
        trainingWorkloads: 3,
        deferrableShare: 0,
      })
      const plan = await planFor(fleet)
      const { alternatives } = await alternativePlans(fleet, plan, {
        within: 0.02,
        scope: 'sitesAndGangsHeld',
      })
      const limit = plan.account.costPerHour * 1.02 // The plan is the cheapest with its decisions.
      const before = [plan]
      for (const { differenceFraction, isMostDifferent, plan: other } of alternatives) {
        expect(certify(fleet, other)).toMatchObject({ ok: true })
        expect(evaluate(fleet, stateOf(other)).account.costPerHour).toBeLessThan(limit * (1 + 1e-6))
        expect(isMostDifferent).toBe(true)
        expect(differenceFraction).toBeCloseTo(
          Math.min(...before.map((earlier) => elsewhere(plan, earlier, other))),
          5,
        )
        before.push(other)
      }
      expect(alternatives.length).toBeGreaterThan(0)
      const weight = new Map<string, number>()
      for (const { acceleratorsBusy, regionId, workloadId } of plan.placements)
        weight.set(
          `${workloadId} ${regionId}`,
          (weight.get(`${workloadId} ${regionId}`) ?? 0) + acceleratorsBusy,
        )
      const total = [...weight.values()].reduce((sum, each) => sum + each, 0)
      const siteOf = new Map(fleet.pools.map(({ id, siteId }) => [id, siteId]))
      const has = new Set(
        plan.placements
          .filter(({ share }) => share > 1e-6)
          .map(({ regionId, siteId, workloadId }) => `${workloadId} ${regionId} ${siteId}`),
      )
      const most = await mostOf(fleet, plan, limit, (name) => {
        const [, demand, pool] = /^serve (\S+ \S+) at (\S+)/.exec(name) ?? []
        if (!demand || !pool || has.has(`${demand} ${siteOf.get(pool)}`)) return 0
        return (weight.get(demand) ?? 0) / total
      })
      expect(most).toBeCloseTo(alternatives[0]?.differenceFraction ?? Number.NaN, 5)
    },
  )

  it.each([2, 7, 18])(
    'are certified, proved and within their limits under every kind of rule (seed %i)',
    async (seed) => {
      const fleet = generateFleet({
        seed,
        sites: 6,
        inferenceWorkloads: 10,
        trainingWorkloads: 3,
        hasAllRules: true,
        periods: (seed % 3) + 1,
        routing: seed % 2 === 0 ? 'byPeriod' : 'steady',
        load: 0.3,
      })
      const plan = await planFor(fleet, 'carbon')
      const { alternatives } = await alternativePlans(fleet, plan, {
        within: 0.1,
        scope: 'sitesAndGangsHeld',
      })
      expect(alternatives.length).toBeGreaterThan(0)
      for (const { goals, isMostDifferent, plan: other } of alternatives) {
        expect(certify(fleet, other)).toMatchObject({ ok: true })
        expect(isMostDifferent).toBe(true)
        const { account } = evaluate(fleet, stateOf(other))
        expect(goals.map(({ name }) => name)).toEqual(['carbon', 'cost'])
        for (const [k, value] of [account.carbonKgPerDay, account.costPerHour].entries())
          expect(value).toBeLessThan((goals[k]?.limit ?? 0) * (1 + 1e-6))
      }
    },
  )

  it.each([1, 5, 6, 7, 11, 13])(
    'are no nearer to what is held where everything is decided anew, and are told what closes (seed %i)',
    async (seed) => {
      const fleet = generateFleet({
        seed,
        sites: 5,
        inferenceWorkloads: 6,
        trainingWorkloads: 2,
        load: 0.3,
      })
      const plan = await planFor(fleet, 'consolidate')
      const { alternatives } = await alternativePlans(
        fleet,
        plan,
        { within: 0.3, count: 2, scope: 'everything' },
        { gapRelative: 0 },
      )
      for (const { closedSiteIds, goals, openedSiteIds, plan: other } of alternatives) {
        expect(certify(fleet, other)).toMatchObject({ ok: true })
        for (const { limit, value } of goals) expect(value).toBeLessThanOrEqual(limit + 1e-3)
        const expected = plan.openSiteIds
          .filter((id) => !closedSiteIds.includes(id))
          .concat(openedSiteIds)
        expect([...other.openSiteIds].sort()).toEqual(expected.sort())
      }
      const held = await alternativePlans(
        fleet,
        plan,
        { within: 0.3, count: 1, scope: 'sitesAndGangsHeld' },
        { gapRelative: 0 },
      )
      const [anew, kept] = [alternatives[0], held.alternatives[0]]
      expect(anew?.isMostDifferent).toBe(true)
      // Half of the difference is load where sites count as well.
      expect(anew?.differenceFraction).toBeGreaterThanOrEqual(
        (kept?.differenceFraction ?? 0) / 2 - 1e-6,
      )
    },
  )
})
