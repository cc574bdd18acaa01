import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { chatAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'

/** Chat asks for so many tokens per second; an accelerator serves 10, and 180 are left beside the gang. */
const asking = (tokensPerSecond: number) => (input: FleetInput) => {
  for (const workload of input.inferenceWorkloads ?? [])
    workload.demand = [{ regionId: 'city', tokensPerSecond }]
}

describe('demand', () => {
  it('is served to the last token where that just fits: 1,800 = 80 × 10 at West + 100 × 10 at East', async () => {
    const { found, sharesOf } = await planTiny(asking(1800))
    expect(found?.account.servedFraction).toBe(1)
    expect(found?.unserved).toEqual([])
    expect(sharesOf('chat').reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 9)
  })
  it('stays unserved by what does not fit: one token of 1,801', async () => {
    const { found } = await planTiny(asking(1801))
    expect(found?.unserved).toMatchObject([
      { workloadId: 'chat', share: expect.closeTo(1 / 1801, 7) },
    ])
  })
  it.each(['highs', 'simplex-js'] as const)(
    'is served as far as it can be, and tells what stays unserved and what that costs, with %s',
    async (engine) => {
      // 200 accelerators; chat asks for 300 of them and the gang takes 20 first, since a third of chat costs less than the gang.
      const { result, found } = await planTiny(asking(3000), { engine })
      expect(result.certificate).toMatchObject({ ok: true })
      // 120 of 300 accelerators’ worth: 1200 tokens/s × 3600 s × 1000 per million.
      expect(found?.unserved).toMatchObject([
        {
          workloadId: 'chat',
          share: expect.closeTo(0.4, 6),
          penaltyPerHour: expect.closeTo(4320, 3),
        },
      ])
    },
  )
  it('has no column where nothing is asked for', async () => {
    const { found, sharesOf } = await planTiny(asking(0))
    expect([sharesOf('chat'), found?.unserved]).toEqual([[], []])
  })
  it('is checked again: nothing is served twice', () => {
    const served = (share: number) => ({
      openSiteIds: ['East', 'West'],
      placements: [chatAt('East', 0.5), chatAt('West', share)],
    })
    expect(rulesBroken(() => {}, served(0.5))).toEqual([])
    expect(rulesBroken(() => {}, served(0.50001))).toEqual(['demandIsServedOnce'])
  })
})
