import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { formulate } from '../formulate.ts'

type Site = FleetInput['sites'][number]
const limited =
  (facilityPowerLimitKw: number, site: Partial<Site> = {}, idleWatts = 0) =>
  (input: FleetInput) => {
    for (const entry of input.sites) Object.assign(entry, { facilityPowerLimitKw, ...site })
    for (const type of input.acceleratorTypes) type.idleWatts = idleWatts
  }
const rowsOf = (change: (input: FleetInput) => void) =>
  formulate(indexFleet(tinyFleet(change))).rowMeanings.filter(({ limit }) => limit === 'sitePower')

describe('the power of a site', () => {
  it('is used to the last kilowatt: 70 kW at West, 145 per hour', async () => {
    expect((await planTiny(limited(70))).cost).toBeCloseTo(145)
  })
  it('is not exceeded: the 70th kilowatt goes to East, 200 + 69 × 0.5 + 1 = 235.5', async () => {
    expect((await planTiny(limited(69))).cost).toBeCloseTo(235.5)
  })
  it.each(['highs', 'simplex-js'] as const)(
    'holds with %s: West is filled with 60 kW and 10 kW go to East, 200 + 60 × 0.5 + 10 = 240',
    async (engine) => {
      expect((await planTiny(limited(60), { engine })).cost).toBeCloseTo(240)
    },
  )
  it('counts base load, idle draw and cooling as well', async () => {
    // 10 kW base + PUE 2 × (100 × 0.1 kW idle + 70 × 0.9 kW more when busy) = 10 + 20 + 126 = 156 kW.
    const cooled = (limitKw: number) => limited(limitKw, { pue: 2, baseLoadKw: 10 }, 100)
    expect((await planTiny(cooled(156))).openSiteIds).toEqual(['West'])
    expect((await planTiny(cooled(155))).openSiteIds).toHaveLength(2)
    expect(rulesBroken(cooled(156))).toEqual([])
    expect(rulesBroken(cooled(155.99))).toEqual(['sitePowerHolds'])
  })
  it('has no row where every accelerator busy draws no more than allowed: 100 kW', () => {
    expect(rowsOf(limited(100))).toEqual([])
    expect(rowsOf(limited(99.9))).toHaveLength(2)
  })
  it('is checked again', () => {
    expect(rulesBroken(limited(70))).toEqual([])
    expect(rulesBroken(limited(69.99))).toEqual(['sitePowerHolds'])
  })
})
