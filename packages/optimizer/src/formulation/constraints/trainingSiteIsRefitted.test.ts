import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { rowTexts } from '../../../test/support/rowTexts.ts'
import { certify } from '../../evaluate/index.ts'
import { plan } from '../../plan.ts'

/** West is for training only and can be made fit for inference at this many currency per hour, amortised. */
const refitAt = (perHour: number | null) => (input: FleetInput) => {
  for (const site of input.sites)
    if (site.id === 'West') {
      site.servesInference = false
      site.refitCost = perHour === null ? null : perHour * 26_298
    }
}
const planWithRefit = (perHour: number | null) =>
  plan(tinyFleet(refitAt(perHour)), { objective: 'cost', gapRelative: 0 })

describe('a training-only site', () => {
  it('is refitted where that pays: 145 + 5 against 180 at East', async () => {
    const { plan: found, certificate } = await planWithRefit(5)
    expect(found?.account.costPerHour).toBeCloseTo(150)
    expect(found?.siteDecisions.find(({ siteId }) => siteId === 'West')).toMatchObject({
      decision: 'refit',
      refitted: true,
    })
    expect(certificate?.ok).toBe(true)
  })
  it('is refitted as long as that costs less than it saves, 35, and left alone beyond', async () => {
    expect((await planWithRefit(34)).plan?.account.costPerHour).toBeCloseTo(179)
    const { plan: found } = await planWithRefit(36)
    expect(found?.account.costPerHour).toBeCloseTo(180)
    expect(found?.siteDecisions.every(({ refitted }) => !refitted)).toBe(true)
  })
  it('gives inference all that may be sold of its pool once it is refitted, and nothing before', () => {
    const rows = rowTexts('inference at West needs a refit', (input) => {
      refitAt(5)(input)
      for (const pool of input.pools) pool.reserveFraction = 0.25
    })
    expect(rows).toEqual(['50 × serve chat city at West-pool + -75 × refit West ≤ 0'])
    expect(rowTexts('needs a refit')).toEqual([])
  })
  it('serves no inference where it cannot be refitted', async () => {
    const { plan: found } = await planWithRefit(null)
    expect(found?.placements.filter(({ workloadId }) => workloadId === 'chat')).toMatchObject([
      { siteId: 'East' },
    ])
  })
  it('is checked again: no inference without the refit, and no refit of a site that is shut or has no price for it', async () => {
    const { plan: found } = await planWithRefit(5)
    if (!found) throw new Error('There is a plan.')
    const decided = (siteId: string, refitted: boolean) => ({
      ...found,
      siteDecisions: found.siteDecisions.map((entry) =>
        entry.siteId === siteId ? { ...entry, refitted } : entry,
      ),
    })
    const broken = (perHour: number | null, candidate = found) =>
      certify(tinyFleet(refitAt(perHour)), candidate).violations.map(({ rule }) => rule)
    expect(broken(5)).toEqual([])
    expect(broken(5, decided('West', false))).toContain('siteServesInference')
    expect(broken(5, decided('East', true))).toEqual(['trainingSiteIsRefitted'])
    expect(broken(null)).toContain('trainingSiteIsRefitted')
  })
})
