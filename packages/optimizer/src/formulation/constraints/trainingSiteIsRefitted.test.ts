import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'

/** West is for training only and can be made fit for inference at this many currency per hour, amortised. */
const planWithRefit = (perHour: number | null) =>
  plan(
    tinyFleet((input) => {
      for (const site of input.sites)
        if (site.id === 'West') {
          site.servesInference = false
          site.refitCost = perHour === null ? null : perHour * 26_298
        }
    }),
    { objective: 'cost', gapRelative: 0 },
  )

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
  it('is left alone where that costs more than it saves', async () => {
    const { plan: found } = await planWithRefit(36)
    expect(found?.account.costPerHour).toBeCloseTo(180)
    expect(found?.siteDecisions.every(({ refitted }) => !refitted)).toBe(true)
  })
  it('serves no inference where it cannot be refitted', async () => {
    const { plan: found } = await planWithRefit(null)
    expect(found?.placements.filter(({ workloadId }) => workloadId === 'chat')).toMatchObject([
      { siteId: 'East' },
    ])
  })
})
