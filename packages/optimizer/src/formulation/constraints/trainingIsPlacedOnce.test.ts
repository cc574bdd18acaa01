import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken, trainAt } from '../../../test/support/tinyPlacements.ts'

/** Pools of 20 accelerators: the gang fills one, and each accelerator of chat is worth 10 × 3600 / 10⁶ × 1000 = 36 per hour. */
const smallPools = (unplacedPenaltyPerHour: number) => (input: FleetInput) => {
  for (const pool of input.pools) pool.count = 20
  for (const workload of input.trainingWorkloads ?? [])
    Object.assign(workload, { unplacedPenaltyPerHour })
}
/** Night at 0.2 per kWh, day at 1, for a gang that runs so many hours a day. */
const waiting = (hoursPerDay: number) => (input: FleetInput) => {
  input.periods = [
    { id: 'night', hoursPerDay: 8 },
    { id: 'day', hoursPerDay: 16 },
  ]
  for (const site of input.sites) site.electricityPricePerKwh = { night: 0.2, day: 1 }
  for (const workload of input.trainingWorkloads ?? []) Object.assign(workload, { hoursPerDay })
}
const hoursOf = async (hoursPerDay: number) =>
  (await planTiny(waiting(hoursPerDay))).found?.placements
    .filter(({ workloadId }) => workloadId === 'train')
    .map(({ periodId, hoursPerDay: hours }) => [periodId, hours])

describe('a gang', () => {
  it('runs whole in one pool where that is worth more than what it drives out', async () => {
    const { sharesOf, found } = await planTiny(smallPools(721))
    expect(sharesOf('train')).toMatchObject([[expect.any(String), 1]])
    expect(found?.account.servedFraction).toBeCloseTo(0.4)
  })
  it('runs nowhere where it is not, and is never placed in part: 20 × 36 = 720', async () => {
    const { sharesOf, found } = await planTiny(smallPools(719))
    expect(sharesOf('train')).toEqual([])
    expect(found?.account.servedFraction).toBeCloseTo(0.8)
    expect(found?.unserved).toContainEqual(
      expect.objectContaining({ workloadId: 'train', share: 1, penaltyPerHour: 719 }),
    )
  })
  it('is checked again: two pools are refused', () => {
    const open = ['East', 'West']
    expect(rulesBroken(() => {}, { openSiteIds: open, placements: [trainAt('East')] })).toEqual([])
    expect(
      rulesBroken(() => {}, {
        openSiteIds: open,
        placements: [trainAt('East', null, 12), trainAt('West', null, 12)],
      }),
    ).toEqual(['trainingIsPlacedOnce'])
  })
})

describe('a gang that may wait', () => {
  it('runs in the cheap hours where they are just enough', async () => {
    expect(await hoursOf(8)).toEqual([['night', expect.closeTo(8, 6)]])
  })
  it('runs the rest in the dear hours, since a period gives no more hours than it has', async () => {
    expect(await hoursOf(10)).toEqual([
      ['night', expect.closeTo(8, 6)],
      ['day', expect.closeTo(2, 6)],
    ])
  })
  it('pays the price of the hours that it takes', async () => {
    // The gang: 20 kW × (8 h × 0.2 + 2 h × 1) / 24 = 3. Chat: 50 kW × (8 × 0.2 + 16 × 1) / 24. One site open, one shut.
    expect((await planTiny(waiting(10))).cost).toBeCloseTo(100 + 10 + 3 + (50 * 17.6) / 24)
  })
  it('runs all its hours, or nowhere', () => {
    const running = (day: number) => ({
      openSiteIds: ['West'],
      placements: [trainAt('West', 'night', 8), trainAt('West', 'day', day)],
    })
    expect(rulesBroken(waiting(10), running(2))).toEqual([])
    expect(rulesBroken(waiting(10), running(1.999))).toEqual(['trainingRunsItsHours'])
    expect(rulesBroken(waiting(10), running(2.001))).toEqual(['trainingRunsItsHours'])
  })
  it('has no more hours in a period than the period has, and none below 0', () => {
    const state = (night: number, day: number) => ({
      openSiteIds: ['West'],
      placements: [trainAt('West', 'night', night), trainAt('West', 'day', day)],
    })
    expect(rulesBroken(waiting(10), state(8.1, 1.9))).toEqual(['hoursFitThePeriod'])
    expect(rulesBroken(waiting(10), state(-2, 12))).toEqual(['hoursFitThePeriod'])
  })
  it('needs room for the whole gang, also where it runs half the day', () => {
    const halfADay = (count: number) => (input: FleetInput) => {
      for (const pool of input.pools) pool.count = count
      for (const workload of input.trainingWorkloads ?? []) workload.hoursPerDay = 12
    }
    const state = { openSiteIds: ['West'], placements: [trainAt('West', null, 12)] }
    expect(rulesBroken(halfADay(20), state)).toEqual([])
    expect(rulesBroken(halfADay(19), state)).toEqual(['gangFitsPool'])
  })
})
