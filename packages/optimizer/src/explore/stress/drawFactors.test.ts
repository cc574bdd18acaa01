import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { distributionOf } from './distribution.ts'
import { defaultSpread, drawFactors } from './drawFactors.ts'

const fleet = tinyFleet()
const none = { demand: 0, demandEach: 0, price: 0, priceEach: 0, delay: 0 }

describe('factors drawn by chance', () => {
  it('are the same for the same seed, begin alike whatever their number, and differ for another seed', () => {
    const ten = drawFactors(fleet, 3, 10, defaultSpread)
    expect(drawFactors(fleet, 3, 10, defaultSpread)).toEqual(ten)
    expect(drawFactors(fleet, 3, 4, defaultSpread)).toEqual(ten.slice(0, 4))
    expect(drawFactors(fleet, 4, 10, defaultSpread)).not.toEqual(ten)
  })

  it('are all 1 without a spread', () => {
    const [draw] = drawFactors(fleet, 1, 1, none)
    expect(draw).toEqual({
      demandFactor: 1,
      priceFactor: 1,
      delayFactor: 1,
      edits: [
        { kind: 'scaleDemand', workloadId: null, regionId: null, factor: 1 },
        { kind: 'scaleElectricityPrice', siteId: null, factor: 1 },
        { kind: 'scaleLatencySlo', workloadId: null, maxLatencySloMs: null, factor: 1 },
      ],
    })
  })

  it('are lognormal: their logarithms have the mean 0 and the standard deviation asked for', () => {
    const logs = drawFactors(fleet, 8, 4000, { ...none, demand: 0.3 }).map(({ demandFactor }) =>
      Math.log(demandFactor),
    )
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length
    // Standard errors: 0.3 / √4000 = 0.005 and 0.3 / √8000 = 0.0034.
    expect(Math.abs(mean)).toBeLessThan(0.015)
    expect(Math.abs(Math.sqrt(variance) - 0.3)).toBeLessThan(0.012)
    // Of a normal distribution 5 % lie below −1.645 standard deviations.
    expect(Math.abs((distributionOf(logs)?.percentile5 ?? 0) + 0.3 * 1.645)).toBeLessThan(0.03)
  })

  it('give every region and every site its own part', () => {
    const [draw] = drawFactors(fleet, 1, 1, defaultSpread)
    const bySite = draw?.edits.flatMap((edit) =>
      edit.kind === 'scaleElectricityPrice' ? [edit] : [],
    )
    expect(bySite?.map(({ siteId }) => siteId)).toEqual(['East', 'West'])
    expect(new Set(bySite?.map(({ factor }) => factor)).size).toBe(2)
  })
})
