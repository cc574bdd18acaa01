import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'

/** Power causes 500 g/kWh at West, and at East as well unless said otherwise. */
const within =
  (carbonBudgetKgPerDay: number, eastGPerKwh = 500) =>
  (input: FleetInput) => {
    for (const site of input.sites)
      if (site.id === 'East') site.carbonIntensityGPerKwh = eastGPerKwh
    input.policy = { carbonBudgetKgPerDay }
  }

// 70 kW × 24 h × 0.5 kg/kWh = 840 kg a day.
describe('the carbon budget', () => {
  it('changes nothing where it is just enough: 145 per hour', async () => {
    const { cost, found } = await planTiny(within(840))
    expect(cost).toBeCloseTo(145)
    expect(found?.account.carbonKgPerDay).toBeCloseTo(840)
  })
  it('moves everything to the cleaner site where it is not: 180 per hour', async () => {
    // East at 100 g/kWh: 70 × 24 × 0.1 = 168 kg.
    const { openSiteIds, found } = await planTiny(within(839, 100))
    expect(openSiteIds).toEqual(['East'])
    expect(found?.account.carbonKgPerDay).toBeCloseTo(168)
  })
  it('leaves demand unserved rather than be broken', async () => {
    // Half the budget is 35 kW: the gang of 20, and 15 of the 50 that chat needs.
    const { found } = await planTiny(within(420))
    expect(found?.account).toMatchObject({
      carbonKgPerDay: expect.closeTo(420, 4),
      trainingsPlaced: 1,
      servedFraction: expect.closeTo(0.3),
    })
  })
  it('is checked again', () => {
    expect(rulesBroken(within(840))).toEqual([])
    expect(rulesBroken(within(839.99))).toEqual(['carbonBudgetHolds'])
  })
})
