import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { bothAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'

/** Pools of 60 accelerators, so that the 70 that are needed ask for two sites. */
const within = (maxOpenSites: number) => (input: FleetInput) => {
  for (const pool of input.pools) pool.count = 60
  input.policy = { maxOpenSites }
}

describe('the limit on open sites', () => {
  it('changes nothing where it is just enough: 200 + 60 × 0.5 + 10 × 1 = 240 with two', async () => {
    const { cost, openSiteIds } = await planTiny(within(2))
    expect(openSiteIds).toEqual(['East', 'West'])
    expect(cost).toBeCloseTo(240)
  })
  it('leaves demand unserved rather than be broken: one site has 40 of the 50 that chat needs', async () => {
    const { openSiteIds, found } = await planTiny(within(1))
    expect(openSiteIds).toEqual(['West'])
    expect(found?.account.servedFraction).toBeCloseTo(0.8)
  })
  it('may be none at all', async () => {
    const { openSiteIds, found } = await planTiny(within(0))
    expect(openSiteIds).toEqual([])
    expect(found?.account).toMatchObject({ servedFraction: 0, trainingsPlaced: 0 })
  })
  it('is checked again', () => {
    const limit = (maxOpenSites: number) => (input: FleetInput) => {
      input.policy = { maxOpenSites }
    }
    const bothOpen = { ...bothAt('West'), openSiteIds: ['East', 'West'] }
    expect(rulesBroken(limit(2), bothOpen)).toEqual([])
    expect(rulesBroken(limit(1), bothOpen)).toEqual(['openSiteLimitHolds'])
  })
})
