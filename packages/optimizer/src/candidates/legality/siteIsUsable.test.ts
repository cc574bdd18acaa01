import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt } from '../../../test/support/tinyRefusals.ts'

type Site = FleetInput['sites'][number]
const ruled = (siteId: 'East' | 'West', ruling: 'open' | 'closed', site: Partial<Site> = {}) => {
  return (input: FleetInput) => {
    for (const entry of input.sites) if (entry.id === siteId) Object.assign(entry, site)
    input.policy = { siteRulings: [{ siteId, ruling }] }
  }
}
const everySite = (site: Partial<Site>) => (input: FleetInput) => {
  for (const entry of input.sites) Object.assign(entry, site)
}

describe('a site', () => {
  it('is not used before it is built', () => {
    const change = everySite({ status: 'underConstruction' })
    expect(codesAt('train', 'East', change)).toEqual(['SITE_UNDER_CONSTRUCTION'])
    expect(rulesBroken(change)).toEqual(['siteIsBuilt'])
  })
  it('is used whether it works, is idle or is mothballed', () => {
    for (const status of ['operating', 'idle', 'mothballed'] as const)
      expect(codesAt('chat', 'East', everySite({ status }))).toEqual([])
  })
  it('is used where its idle machines draw exactly its limit, and not where they draw a kilowatt more', () => {
    // 1,000 kW are allowed, and the machines draw nothing while idle.
    expect(codesAt('train', 'East', everySite({ baseLoadKw: 1000 }))).toEqual([])
    expect(codesAt('train', 'East', everySite({ baseLoadKw: 1001 }))).toEqual([
      'SITE_POWER_BELOW_IDLE',
    ])
  })
  it('stays in use although it draws too much, where it is open today and the planner keeps it open', () => {
    const tooMuch = { baseLoadKw: 1001 }
    expect(codesAt('train', 'East', ruled('East', 'open', tooMuch))).toEqual([])
    expect(
      codesAt('train', 'East', ruled('East', 'open', { ...tooMuch, status: 'mothballed' })),
    ).toEqual(['SITE_POWER_BELOW_IDLE'])
  })
  it('is not used where the planner closed it', async () => {
    expect(codesAt('chat', 'West', ruled('West', 'closed'))).toEqual(['SITE_CLOSED_BY_PLANNER'])
    expect((await planTiny(ruled('West', 'closed'))).openSiteIds).toEqual(['East'])
    expect(rulesBroken(ruled('West', 'closed'))).toEqual(['siteRulingHolds'])
  })
  it('stays open where the planner keeps it open, so that it may as well do the work', async () => {
    const { cost, openSiteIds } = await planTiny(ruled('East', 'open'))
    expect(openSiteIds).toEqual(['East'])
    expect(cost).toBeCloseTo(180)
    expect(rulesBroken(ruled('East', 'open'))).toEqual(['siteRulingHolds'])
  })
  it('may draw exactly its limit while idle, although 0.1 + 0.2 is a little more than 0.3 in binary fractions', () => {
    const idling = (facilityPowerLimitKw: number) => (input: FleetInput) => {
      for (const site of input.sites) Object.assign(site, { baseLoadKw: 0.1, facilityPowerLimitKw })
      for (const type of input.acceleratorTypes) type.idleWatts = 2
    }
    expect(codesAt('train', 'East', idling(0.3))).toEqual([])
    expect(codesAt('train', 'East', idling(0.299))).toEqual(['SITE_POWER_BELOW_IDLE'])
  })
  it('makes no plan possible where the planner keeps it open although it cannot open', async () => {
    const { result } = await planTiny(ruled('East', 'open', { status: 'underConstruction' }))
    expect(result).toMatchObject({
      status: 'infeasible',
      plan: null,
      message: expect.stringMatching(
        /^Cannot keep East open because East is under construction.*To fix: /,
      ),
    })
  })
})
