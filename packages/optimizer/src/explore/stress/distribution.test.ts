import { describe, expect, it } from 'vitest'
import { distributionOf } from './distribution.ts'

describe('a distribution', () => {
  it('has percentiles on the line between two figures', () => {
    // Of 0, 10, 20, 30, 40 the place of 5 % is 0.2 of the first step.
    expect(distributionOf([40, 0, 30, 10, 20])).toEqual({
      mean: 20,
      least: 0,
      percentile5: 2,
      percentile25: 10,
      median: 20,
      percentile75: 30,
      percentile95: 38,
      largest: 40,
    })
  })

  it('is one figure everywhere where there is one, and none where there is none', () => {
    expect(new Set(Object.values(distributionOf([7]) ?? {}))).toEqual(new Set([7]))
    expect(distributionOf([])).toBeNull()
  })
})
