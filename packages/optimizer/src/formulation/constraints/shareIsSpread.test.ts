import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { chatAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { largestSharePerSite } from './shareIsSpread.ts'

const spread =
  (maxSharePerSite: number, minSites = 1) =>
  (input: FleetInput) => {
    for (const workload of input.inferenceWorkloads ?? [])
      Object.assign(workload, { maxSharePerSite, minSites })
  }
const chatShared = (west: number) => ({
  openSiteIds: ['East', 'West'],
  placements: [chatAt('West', west), chatAt('East', 1 - west)],
})

describe('the share of a workload at one site', () => {
  it('goes up to the largest that its owner allows, where power is cheap', async () => {
    const { sharesOf } = await planTiny(spread(0.7, 2))
    expect(sharesOf('chat')).toEqual([
      ['West', expect.closeTo(0.7, 6)],
      ['East', expect.closeTo(0.3, 6)],
    ])
  })
  it('leaves a twentieth for the second site where two are asked for', async () => {
    const { sharesOf } = await planTiny(spread(1, 2))
    expect(sharesOf('chat')).toEqual([
      ['West', expect.closeTo(0.95, 6)],
      ['East', expect.closeTo(0.05, 6)],
    ])
  })
  it('is the whole where nothing is said', async () => {
    expect((await planTiny(spread(1))).sharesOf('chat')).toEqual([['West', 1]])
  })
  it('leaves demand unserved where there are too few sites: half of it at one', async () => {
    const { found } = await planTiny((input) => {
      spread(0.5)(input)
      input.policy = { maxOpenSites: 1 }
    })
    expect(found?.account.servedFraction).toBeCloseTo(0.5)
  })
  it('is checked again, by size and by number of sites', () => {
    expect(rulesBroken(spread(0.7), chatShared(0.7))).toEqual([])
    expect(rulesBroken(spread(0.7), chatShared(0.7001))).toEqual(['shareIsSpread'])
    expect(rulesBroken(spread(1, 2), chatShared(0.95))).toEqual([])
    expect(rulesBroken(spread(1, 2), chatShared(0.9501))).toEqual(['shareIsSpread'])
    expect(rulesBroken(spread(0.5, 3), chatShared(0.5))).toContain('spreadOverSites')
  })
})

describe('the largest share per site', () => {
  it('is the smaller of what is allowed and 0.95 / (minSites − 1)', () => {
    expect(largestSharePerSite(1, 1)).toBe(1)
    expect(largestSharePerSite(0.7, 1)).toBe(0.7)
    expect(largestSharePerSite(1, 2)).toBe(0.95)
    expect(largestSharePerSite(1, 3)).toBe(0.475)
    expect(largestSharePerSite(0.4, 3)).toBe(0.4)
  })
})
