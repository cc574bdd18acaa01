import type { Fleet } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { certify } from '../../evaluate/certify.ts'
import { plan as makePlan, planWithin } from '../../plan.ts'
import { bruteForce } from '../../testing/bruteForce.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { goalAtMost } from '../goalAtMost.ts'
import type { FrontierMeasure, FrontierPoint } from './frontierAnswer.ts'
import type { SweptMeasure } from './leastOf.ts'
import { paretoFrontier } from './paretoFrontier.ts'

const planFor = async (fleet: Fleet) => {
  const { plan } = await makePlan(fleet, {
    objective: 'cost',
    gapRelative: 0,
    wholeReplicas: false,
  })
  if (!plan) throw new Error('The fleet has a plan.')
  return plan
}
const valuesOf = (points: readonly FrontierPoint[]) => points.map(({ values }) => values)
const bothOpen = () =>
  tinyFleet((input) => {
    input.policy = {
      siteRulings: [
        { siteId: 'East', ruling: 'open' },
        { siteId: 'West', ruling: 'open' },
      ],
    }
  })

describe('the frontier of the tiny fleet', () => {
  it('has the cheapest plan at one end and the nearest at the other', async () => {
    // All at West: 145 and 9.8 + 10 ms. All at East: 180 and 10 ms. Both open cost 235 at least.
    const fleet = tinyFleet()
    const answer = await paretoFrontier(
      fleet,
      await planFor(fleet),
      { measures: ['cost', 'latency'], scope: 'everything', points: 6 },
      { gapRelative: 0 },
    )
    expect(valuesOf(answer.points)).toEqual([
      [expect.closeTo(145, 4), expect.closeTo(19.8, 4)],
      [expect.closeTo(180, 4), expect.closeTo(10, 4)],
    ])
    expect(answer.points[1]?.exchangeRate).toBeCloseTo(35 / 9.8, 4)
    expect(answer).toMatchObject({
      knee: null,
      betterThanPlan: null,
      units: ['currencyPerHour', 'ms'],
    })
    expect(answer.points[1]?.text).toBe(
      '180 CNY per hour and 10 ms. From the point before 9.8 ms less for 35 CNY per hour more: 3.57 CNY per hour for each ms less.',
    )
    expect(answer.text).toMatch(
      /^2 points from 145 CNY per hour and 19.8 ms to 180 CNY per hour and 10 ms. Each is proved to be the best among all plans./,
    )
  })

  it('is a straight line where shares move between two open sites', async () => {
    // A share e of chat at East: 235 + 25 e and 19.8 − 9.8 e ms.
    const fleet = bothOpen()
    const { points, knee } = await paretoFrontier(fleet, await planFor(fleet), {
      measures: ['cost', 'latency'],
      points: 5,
    })
    expect(valuesOf(points)).toEqual(
      [0, 0.25, 0.5, 0.75, 1].map((east) => [
        expect.closeTo(235 + 25 * east, 3),
        expect.closeTo(19.8 - 9.8 * east, 3),
      ]),
    )
    for (const { exchangeRate } of points.slice(1)) expect(exchangeRate).toBeCloseTo(25 / 9.8, 3)
    expect(knee).toBeNull()
  })

  it('goes over numbers of open sites by the ladder', async () => {
    // A site costs nothing while open and 20 shut. One open: 70 at West for 35 + 20. Two open: 35.
    const fleet = tinyFleet((input) => {
      for (const site of input.sites) {
        site.fixedCostPerHour = 0
        site.mothballCostPerHour = 20
      }
    })
    const { points } = await paretoFrontier(fleet, await planFor(fleet), {
      measures: ['openSites', 'cost'],
    })
    expect(valuesOf(points)).toEqual([
      [1, expect.closeTo(55, 6)],
      [2, expect.closeTo(35, 6)],
    ])
    expect(points[1]?.text).toBe(
      '2 open sites and 35 CNY per hour. From the point before 20 CNY per hour less for 1 open site more: 0.05 open sites for each unit of currency per hour less.',
    )
  })

  it('does not shorten latency by leaving demand out', async () => {
    // Chat wants 100 accelerators and gets what the gang leaves of 2 × 50: 80. With the gang at West 30 there and 50 at East: (30 × 19.8 + 50 × 10) / 100 ms.
    const fleet = tinyFleet((input) => {
      for (const pool of input.pools) pool.count = 50
      for (const workload of input.inferenceWorkloads ?? [])
        for (const demand of workload.demand) demand.tokensPerSecond = 1000
      input.policy = { pins: [{ workloadId: 'train', siteId: 'West' }] }
    })
    const plan = await planFor(fleet)
    expect(plan.account.servedFraction).toBeCloseTo(0.8, 6)
    const { points, text } = await paretoFrontier(fleet, plan, { measures: ['latency', 'cost'] })
    expect(points).toHaveLength(1)
    expect(points[0]?.values[0]).toBeCloseTo(10.94, 3)
    expect(points[0]?.servedFraction).toBeCloseTo(0.8, 6)
    expect(text).toMatch(/^One plan is best in both: 10.9 ms and /)
  })

  it('refuses to trade a measure for itself, and says when there was no time', async () => {
    const fleet = tinyFleet()
    const plan = await planFor(fleet)
    const same = await paretoFrontier(fleet, plan, { measures: ['cost', 'cost'] })
    expect(same.points).toEqual([])
    expect(same.text).toBe(
      'Cannot trade cost for itself because a frontier is between two measures. To fix: choose another of cost, carbon, latency, openSites.',
    )
    const stopped = await paretoFrontier(fleet, plan, {}, { isCancelled: () => true })
    expect(stopped.isCutShort).toBe(true)
  })
})

const pairs: [SweptMeasure, SweptMeasure][] = [
  ['cost', 'carbon'],
  ['cost', 'latency'],
  ['carbon', 'latency'],
]

describe('frontiers of generated fleets', () => {
  const isClose = (a: number, b: number, tolerance = 2e-6) =>
    Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))

  it.each([1, 2, 3, 4])(
    'are certified, free of dominated points, convex, and confirmed by two engines with the measures swapped (seed %i)',
    async (seed) => {
      const fleet = generateFleet({ seed, sites: 6, inferenceWorkloads: 8, trainingWorkloads: 3 })
      const plan = await planFor(fleet)
      const measures = pairs[seed % pairs.length] ?? ['cost', 'carbon']
      const { points } = await paretoFrontier(fleet, plan, { measures, points: 6 })
      expect(points.length).toBeGreaterThan(0)
      for (const [k, point] of points.entries()) {
        expect(certify(fleet, point.plan)).toMatchObject({ ok: true })
        expect(point.gapRelative).toBeLessThan(1e-6)
        for (const other of points)
          expect(
            other !== point &&
              other.values[0] <= point.values[0] &&
              other.values[1] <= point.values[1],
          ).toBe(false)
        // What the room in the first measure is worth of the second one, by the slope there.
        const room = 2e-7 * Math.abs(point.values[0])
        const slope = points[k === 0 ? 1 : k]?.exchangeRate ?? 1
        for (const engine of ['highs', 'simplex-js'] as const) {
          const { tiers } = await planWithin(
            fleet,
            'sitesAndGangsHeld',
            { objective: measures[1], hold: plan, engine, gapRelative: 0, wholeReplicas: false },
            (formulation) => [goalAtMost(formulation, measures[0], point.values[0])],
          )
          const least = tiers.find(({ name }) => name === measures[1])?.objectiveValue
          expect(least).toBeGreaterThan(
            point.values[1] - (2 * room) / slope - 1e-5 * point.values[1],
          )
          expect(least).toBeLessThan(point.values[1] * (1 + 1e-6))
        }
      }
      const rates = points.slice(1).map(({ exchangeRate }) => exchangeRate ?? Number.NaN)
      for (const [k, rate] of rates.entries())
        if (k > 0) expect(rate).toBeGreaterThan((rates[k - 1] ?? 0) * (1 - 1e-3) - 1e-6)
    },
  )

  it.each([11, 13, 16, 24])(
    'are confirmed by brute force where everything is decided anew (seed %i)',
    async (seed) => {
      const fleet = generateFleet({
        seed,
        sites: 3,
        inferenceWorkloads: 4,
        trainingWorkloads: 2,
        load: 0.3,
      })
      const { points } = await paretoFrontier(
        fleet,
        await planFor(fleet),
        { measures: ['cost', 'carbon'], points: 5, scope: 'everything' },
        { gapRelative: 0 },
      )
      expect(points.length).toBeGreaterThan(1)
      const leastCost = async (carbonBudgetKgPerDay: number) => {
        const budgeted = { ...fleet, policy: { ...fleet.policy, carbonBudgetKgPerDay } }
        const goals = await bruteForce(budgeted, 'cost', 14)
        if (!goals) throw new Error('There are too many decisions to try all.')
        const [broken, unserved, cost] = ['brokenLimits', 'unserved', 'cost'].map(
          (name) => goals.find((goal) => goal.name === name)?.value ?? 0,
        )
        return { broken: broken ?? 0, unserved: unserved ?? 0, cost: cost ?? 0 }
      }
      for (const { plan, values } of points) {
        expect(certify(fleet, plan)).toMatchObject({ ok: true })
        const { cost } = await leastCost(values[1] * (1 + 1e-7))
        expect(isClose(cost, values[0])).toBe(true)
        // With less carbon it costs more, or serves less.
        const less = await leastCost(values[1] * (1 - 1e-3))
        const isWorse =
          less.broken > 1e-6 ||
          less.unserved > plan.account.unservedPenaltyPerHour + 1e-3 ||
          less.cost > values[0]
        expect(isWorse).toBe(true)
      }
    },
  )

  it.each([8, 9])('have the best of each number of open sites (seed %i)', async (seed) => {
    const fleet = generateFleet({ seed, sites: 4, inferenceWorkloads: 5, trainingWorkloads: 1 })
    const measures: [FrontierMeasure, FrontierMeasure] = ['openSites', 'carbon']
    const { points } = await paretoFrontier(
      fleet,
      await planFor(fleet),
      { measures },
      { gapRelative: 0 },
    )
    expect(points.length).toBeGreaterThan(0)
    for (const { plan, values } of points) {
      expect(certify(fleet, plan)).toMatchObject({ ok: true })
      expect(plan.openSiteIds).toHaveLength(values[0])
      const limited = { ...fleet, policy: { ...fleet.policy, maxOpenSites: values[0] } }
      const goals = await bruteForce(limited, 'carbon')
      const least = goals?.find(({ name }) => name === 'carbon')?.value ?? Number.NaN
      expect(isClose(least, values[1], 1e-5)).toBe(true)
    }
  })
})
