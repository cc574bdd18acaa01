import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../evaluate/index.ts'
import { plan } from '../../plan.ts'

/** One copy of the chat model takes this many accelerators. */
const withReplicasOf = (accelerators: number, change: (input: FleetInput) => void = () => {}) =>
  tinyFleet((input) => {
    for (const { fitByAcceleratorType } of input.workloadClasses ?? [])
      for (const fit of Object.values(fitByAcceleratorType))
        fit.acceleratorsPerReplica = accelerators
    change(input)
  })
const cheapest = { objective: 'cost', gapRelative: 0 } as const

describe.each(['highs', 'simplex-js'] as const)('whole replicas with %s', (engine) => {
  it('are counted up from what is busy, and every limit holds for them', async () => {
    // 50 accelerators of chat are 7 replicas of 8: 56. 100 + (56 + 20) × 0.5 + 10 = 148, against 145.
    const { layers, wholeReplicaPlan } = await plan(withReplicasOf(8), { ...cheapest, engine })
    expect(layers).toMatchObject({
      integerPlan: expect.closeTo(145),
      wholeReplicas: expect.closeTo(148),
      wholeReplicasMessage: expect.stringContaining('6 accelerators more'),
    })
    expect(wholeReplicaPlan?.replicas).toEqual([
      { workloadId: 'chat', poolId: 'West-pool', replicas: 7, accelerators: 56 },
    ])
  })

  it('share requests anew where rounding up alone would overfill a pool', async () => {
    // 60 accelerators at each site. Shared: 40 of chat beside the gang at West, 10 at East: 240.
    // Whole replicas of 12: West holds 3 (36) beside the gang, East the other 14 in 2 (24): 200 + 56 × 0.5 + 24 = 252.
    const fleet = withReplicasOf(12, (input) => {
      for (const pool of input.pools ?? []) pool.count = 60
    })
    const { layers, wholeReplicaPlan } = await plan(fleet, { ...cheapest, engine })
    expect(layers).toMatchObject({
      integerPlan: expect.closeTo(240),
      wholeReplicas: expect.closeTo(252),
    })
    expect(
      wholeReplicaPlan?.replicas.map(({ poolId, replicas }) => `${replicas} at ${poolId}`).sort(),
    ).toEqual(['2 at East-pool', '3 at West-pool'])
  })
})

describe('whole replicas', () => {
  it('may just fill a pool, and say what lacks where they do not fit', async () => {
    // West alone: 76 accelerators hold the gang and 7 replicas of 8; 75 hold 6, which serve 48 of 50.
    const atWest = (count: number) =>
      withReplicasOf(8, (input) => {
        input.policy = { siteRulings: [{ siteId: 'East', ruling: 'closed' }] }
        for (const pool of input.pools ?? []) pool.count = count
      })
    const fits = await plan(atWest(76), cheapest)
    expect(fits.layers?.wholeReplicas).toBeCloseTo(148)
    const lacks = await plan(atWest(75), cheapest)
    expect(lacks.plan?.unserved).toEqual([])
    expect(lacks.layers).toMatchObject({
      integerPlan: expect.closeTo(145),
      wholeReplicas: null,
      wholeReplicasMessage: expect.stringMatching(
        /^Cannot serve.* leaves 4 % of the demand without a replica.*To fix/,
      ),
    })
    expect(lacks.wholeReplicaPlan?.account.servedFraction).toBeCloseTo(0.96)
  })

  it('are shared by the regions that a workload serves in a pool', async () => {
    // Two regions at 20 accelerators each share one replica of 40: 100 + (40 + 20) × 0.5 + 10.
    const fleet = withReplicasOf(40, (input) => {
      const [city] = input.regions ?? []
      if (city) input.regions = [city, { ...city, id: 'town', name: 'Town' }]
      for (const workload of input.inferenceWorkloads ?? [])
        workload.demand = ['city', 'town'].map((regionId) => ({ regionId, tokensPerSecond: 200 }))
    })
    const { layers } = await plan(fleet, cheapest)
    expect(layers?.wholeReplicas).toBeCloseTo(140)
  })

  it('are kept all day for the period that needs most', async () => {
    // 20 accelerators at night and 50 by day are 30 on average; 7 replicas of 8 are 56 all day.
    const fleet = withReplicasOf(8, (input) => {
      input.periods = [
        { id: 'night', hoursPerDay: 16 },
        { id: 'day', hoursPerDay: 8 },
      ]
      for (const workload of input.inferenceWorkloads ?? [])
        workload.demand = [{ regionId: 'city', tokensPerSecond: { night: 200, day: 500 } }]
    })
    const { layers } = await plan(fleet, cheapest)
    expect(layers?.integerPlan).toBeCloseTo(100 + (30 + 20) * 0.5 + 10)
    expect(layers?.wholeReplicas).toBeCloseTo(148)
  })

  it('are left out where they are not asked for, and the plan says so', async () => {
    const { layers, wholeReplicaPlan } = await plan(withReplicasOf(8), {
      ...cheapest,
      wholeReplicas: false,
    })
    expect(wholeReplicaPlan).toBeNull()
    expect(layers?.wholeReplicasMessage).toMatch(/not asked for/)
  })

  it('are checked without a solver: too few, or a part of one, is found', async () => {
    const fleet = withReplicasOf(8)
    const state = {
      openSiteIds: ['East', 'West'],
      placements: [
        {
          workloadId: 'chat',
          regionId: 'city',
          poolId: 'West-pool',
          periodId: null,
          share: 1,
          hoursPerDay: null,
        },
      ],
    }
    const rulesWith = (replicas: number) =>
      evaluate(fleet, {
        ...state,
        replicas: [{ workloadId: 'chat', poolId: 'West-pool', replicas }],
      }).violations.map(({ rule }) => rule)
    expect(rulesWith(7)).toEqual([])
    expect(rulesWith(6)).toEqual(['replicasAreWhole'])
    expect(rulesWith(7.5)).toEqual(['replicasAreWhole'])
    expect(rulesWith(13)).toEqual(['poolCapacityHolds'])
  })
})
