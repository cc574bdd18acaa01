import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { bothAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'

type Pool = FleetInput['pools'][number]
const pools =
  (pool: Partial<Pool>, change: (input: FleetInput) => void = () => {}) =>
  (input: FleetInput) => {
    for (const entry of input.pools) Object.assign(entry, pool)
    change(input)
  }

// Chat keeps 50 accelerators busy and the gang 20. All at West: 100 + 70 × 0.5 + 10 = 145.
// One accelerator short, East opens for it: 200 + 69 × 0.5 + 1 × 1 = 235.5.
describe('a pool', () => {
  it('is filled to its last accelerator', async () => {
    expect((await planTiny(pools({ count: 70 }))).cost).toBeCloseTo(145)
  })
  it('takes no more than it has', async () => {
    const { cost, sharesOf } = await planTiny(pools({ count: 69 }))
    expect(cost).toBeCloseTo(235.5)
    expect(sharesOf('chat')).toEqual([
      ['West', expect.closeTo(49 / 50)],
      ['East', expect.closeTo(1 / 50)],
    ])
  })
  it('keeps its reserve: 100 × (1 − 0.3) = 70, and 100 × (1 − 0.31) = 69', async () => {
    expect((await planTiny(pools({ reserveFraction: 0.3 }))).cost).toBeCloseTo(145)
    expect((await planTiny(pools({ reserveFraction: 0.31 }))).cost).toBeCloseTo(235.5)
  })
  it('is checked again', () => {
    expect(rulesBroken(pools({ count: 70 }))).toEqual([])
    expect(rulesBroken(pools({ count: 69 }))).toEqual(['poolCapacityHolds'])
    expect(rulesBroken(pools({ reserveFraction: 0.3 }))).toEqual([])
    expect(rulesBroken(pools({ reserveFraction: 0.31 }))).toEqual(['poolCapacityHolds'])
  })
  it('has a price in currency per accelerator and hour, for this plan only', async () => {
    // One more accelerator at West takes 1 kW from East, at 1, to West, at 0.5.
    const { result } = await planTiny(pools({ count: 60 }), { engine: 'highs' })
    expect(result.prices).toEqual([
      expect.objectContaining({
        limit: 'poolCapacity',
        poolId: 'West-pool',
        shadowPrice: expect.closeTo(-0.5, 6),
        unit: 'accelerator',
        validFor: 'thisPlanOnly',
      }),
    ])
  })
})

describe('the accelerators of a pool', () => {
  /** Chat is busy by day and its like by night: 50 + 10 in either, never 50 + 50. */
  const dayAndNight = (input: FleetInput) => {
    input.periods = [
      { id: 'day', hoursPerDay: 12 },
      { id: 'night', hoursPerDay: 12 },
    ]
    const [chat] = input.inferenceWorkloads ?? []
    if (!chat) throw new Error('The tiny fleet has chat.')
    const asking = (day: number, night: number) => [
      { regionId: 'city', tokensPerSecond: { day, night } },
    ]
    input.inferenceWorkloads = [
      { ...chat, demand: asking(500, 100) },
      { ...chat, id: 'batch', demand: asking(100, 500), currentPlacement: [] },
    ]
  }
  it('are counted period by period: 60 and the gang of 20 fit 80, and not 79', async () => {
    expect((await planTiny(pools({ count: 80 }, dayAndNight))).openSiteIds).toEqual(['West'])
    expect((await planTiny(pools({ count: 79 }, dayAndNight))).openSiteIds).toHaveLength(2)
  })
  it('count a gang that may wait by its share of the hours: half a day of 20 is 10', async () => {
    const half = (input: FleetInput) => {
      for (const workload of input.trainingWorkloads ?? []) workload.hoursPerDay = 12
    }
    // 100 + 60 × 0.5 + 10.
    expect((await planTiny(pools({ count: 60 }, half))).cost).toBeCloseTo(140)
    expect((await planTiny(pools({ count: 59 }, half))).openSiteIds).toHaveLength(2)
  })
})

describe('a closed site', () => {
  it('is empty', () => {
    expect(rulesBroken(() => {}, { ...bothAt('West'), openSiteIds: ['East', 'West'] })).toEqual([])
    expect(rulesBroken(() => {}, { ...bothAt('West'), openSiteIds: ['East'] })).toEqual([
      'closedSiteIsEmpty',
    ])
  })
})
