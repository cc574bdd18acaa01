import type { Fleet } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { consolidationLadder, planOfRung } from './consolidationLadder.ts'

const planFor = async (fleet: Fleet, objective: 'cost' | 'consolidate' | 'carbon' = 'cost') => {
  const { plan } = await makePlan(fleet, { objective, gapRelative: 0, wholeReplicas: false })
  if (!plan) throw new Error('The fleet has a plan.')
  return plan
}

describe('the ladder of the tiny fleet', () => {
  it('has a rung for two open sites and one for one, each the best there is', async () => {
    // Two open: 100 + 100, and all 70 kW at West at 0.5: 235. One open: 145, as the plan.
    const fleet = tinyFleet()
    const ladder = await consolidationLadder(fleet, await planFor(fleet))
    expect(
      ladder.rungs.map(({ openSites, costPerHour, bestBound }) => [
        openSites,
        costPerHour,
        bestBound,
      ]),
    ).toEqual([
      [2, expect.closeTo(235, 6), expect.closeTo(235, 6)],
      [1, expect.closeTo(145, 6), expect.closeTo(145, 6)],
    ])
    expect(ladder).toMatchObject({ best: 1, openSitesToday: 2, openSitesOfPlan: 1 })
    expect(ladder.rungs[1]).toMatchObject({ closedSiteIds: ['East'], openedSiteIds: [] })
    expect(ladder.rungs[1]?.text).toBe(
      '1 open site: 145 CNY per hour, no plan with as many is better. 90 CNY per hour less than with 2: East closes.',
    )
    expect(ladder.nextToClose).toBeNull()
    expect(ladder.whyNone).toMatch(/^No plan with 0 open sites serves as much/)
  })

  it('names the site that closes next, what that costs and where its load goes', async () => {
    // A site costs 100 per hour open and 120 shut, and chat may not go beyond 15 ms: it runs at East for 50, the gang of 20 at West for 10.
    // East closed leaves chat without a place; West closed moves the gang to East: 100 + 70 + 120 = 290 instead of 260.
    const fleet = tinyFleet((input) => {
      for (const site of input.sites) site.mothballCostPerHour = 120
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 15
    })
    const plan = await planFor(fleet)
    expect(plan.account.costPerHour).toBeCloseTo(260, 6)
    const { best, nextToClose, rungs } = await consolidationLadder(fleet, plan)
    expect(nextToClose).toMatchObject({
      siteId: 'West',
      change: expect.closeTo(30, 6),
      siteSavingPerHour: expect.closeTo(-20, 6),
      loadGoesTo: [{ siteId: 'East', accelerators: 20 }],
    })
    expect(nextToClose?.text).toBe(
      'Next to close is West: that costs 30 CNY per hour more. Shutting it costs 20 CNY per hour more than keeping it open. Its load goes to East (20 accelerators), which costs 10 CNY per hour more.',
    )
    expect(best).toBe(2)
    expect(rungs.at(-1)?.text).toBe(
      '1 open site: 290 CNY per hour, no plan with as many is better. 30 CNY per hour more than with 2: West closes. Closing costs more than it saves here: keeping closed sites costs 120 CNY per hour more, while running sites costs 100 CNY per hour less.',
    )
  })

  it('ends where fewer sites cannot serve as much', async () => {
    const fleet = tinyFleet((input) => {
      for (const pool of input.pools) pool.count = 60
    })
    const { rungs } = await consolidationLadder(fleet, await planFor(fleet))
    expect(rungs.map(({ openSites, costPerHour }) => [openSites, costPerHour])).toEqual([
      [2, expect.closeTo(240, 6)],
    ])
  })

  it('keeps open what the planner keeps open, and within the planner’s own limit of sites', async () => {
    const kept = tinyFleet((input) => {
      input.policy = { siteRulings: [{ siteId: 'East', ruling: 'open' }] }
    })
    const { rungs } = await consolidationLadder(kept, await planFor(kept))
    expect(rungs.map(({ choices }) => choices?.openSiteIds)).toEqual([['East', 'West'], ['East']])
    const limited = tinyFleet((input) => {
      input.policy = { maxOpenSites: 1 }
    })
    const ladder = await consolidationLadder(limited, await planFor(limited))
    expect(ladder.rungs.map(({ openSites }) => openSites)).toEqual([1])
  })

  it('may aim at carbon', async () => {
    // West is cleaner: 70 kW × 24 h × 0.4 kg, wherever it is open.
    const fleet = tinyFleet((input) => {
      for (const site of input.sites) if (site.id === 'West') site.carbonIntensityGPerKwh = 400
    })
    const ladder = await consolidationLadder(fleet, await planFor(fleet), { objective: 'carbon' })
    expect(ladder).toMatchObject({ objective: 'carbon', unit: 'kgPerDay', best: 1 })
    expect(ladder.rungs.map(({ objectiveValue }) => objectiveValue)).toEqual([
      expect.closeTo(672, 6),
      expect.closeTo(672, 6),
    ])
  })

  it('says so where it is stopped, and throws nothing', async () => {
    const fleet = tinyFleet()
    const ladder = await consolidationLadder(fleet, await planFor(fleet), {
      isCancelled: () => true,
    })
    expect(ladder.text.length).toBeGreaterThan(0)
    expect(ladder.isCutShort).toBe(true)
  })
})

describe('the ladders of generated fleets', () => {
  const shape = { sites: 5, inferenceWorkloads: 5, trainingWorkloads: 2, load: 0.2 }
  const limits = { gapRelative: 0, wholeReplicas: false, objective: 'cost' } as const

  /** The least cost with every combination of open sites, by their number; those that serve less are left out. */
  const bruteLadder = async (fleet: Fleet, unservedPerHour: number) => {
    const least = new Map<number, number>()
    for (let code = 0; code < 2 ** fleet.sites.length; code++) {
      const isOpen = (s: number) => ((code >> s) & 1) === 1
      const siteRulings = fleet.sites.map(({ id }, s) => ({
        siteId: id,
        ruling: isOpen(s) ? ('open' as const) : ('closed' as const),
      }))
      const { plan } = await makePlan(
        { ...fleet, policy: { ...fleet.policy, siteRulings } },
        limits,
      )
      if (!plan || plan.account.unservedPenaltyPerHour > unservedPerHour + 1e-3) continue
      const { openSites, costPerHour } = plan.account
      least.set(openSites, Math.min(costPerHour, least.get(openSites) ?? Number.POSITIVE_INFINITY))
    }
    return least
  }

  it.each([1, 2, 3])('are what trying every combination of sites finds, seed %i', async (seed) => {
    const fleet = generateFleet({ ...shape, seed })
    const plan = await planFor(fleet)
    const least = await bruteLadder(fleet, plan.account.unservedPenaltyPerHour)
    const { rungs } = await consolidationLadder(fleet, plan, { gapRelative: 0 })
    expect(rungs.map(({ openSites }) => openSites)).toEqual([...least.keys()].sort((a, b) => b - a))
    for (const { bestBound, costPerHour, openSites } of rungs) {
      const optimum = least.get(openSites) ?? Number.NaN
      expect(costPerHour).toBeCloseTo(optimum, 2)
      expect(bestBound).toBeLessThanOrEqual(optimum + 1e-3)
      expect(bestBound).toBeCloseTo(optimum, 1)
    }
  })

  it.each([4, 5, 6])(
    'have rungs that hold all limits, bounds below costs, and the plan’s own number no dearer, seed %i',
    async (seed) => {
      const fleet = generateFleet({ ...shape, sites: 8, seed, hasAllRules: seed === 6 })
      const plan = await planFor(fleet)
      const ladder = await consolidationLadder(fleet, plan, { gapRelative: 0.05 })
      const own = ladder.rungs.find(({ openSites }) => openSites === plan.openSiteIds.length)
      expect(own?.costPerHour).toBeLessThanOrEqual(plan.account.costPerHour * (1 + 1e-6))
      expect(ladder.best).not.toBeNull()
      for (const rung of ladder.rungs) {
        if (rung.costPerHour === null) continue
        expect(rung.bestBound ?? rung.costPerHour).toBeLessThanOrEqual(rung.costPerHour)
        expect(rung.gapRelative).toBeLessThanOrEqual(0.05)
        const result = await planOfRung(fleet, plan, rung)
        expect(result?.certificate?.ok).toBe(true)
        expect(result?.plan?.openSiteIds.length).toBe(rung.openSites)
        expect(result?.plan?.account.costPerHour).toBeLessThanOrEqual(rung.costPerHour * (1 + 1e-6))
        expect(result?.plan?.account.unservedPenaltyPerHour).toBeLessThanOrEqual(
          plan.account.unservedPenaltyPerHour * (1 + 1e-5) + 1e-5,
        )
      }
    },
  )
})
