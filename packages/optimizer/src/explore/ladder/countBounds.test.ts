import { describe, expect, it } from 'vitest'
import { countBounds } from './countBounds.ts'

describe('bounds for every number of open sites', () => {
  it('are the largest of the lines, and what is proved for one number alone', () => {
    const bounds = countBounds()
    expect(bounds.at(5)).toBe(Number.NEGATIVE_INFINITY)
    bounds.add({ openSites: 2, value: 100, slope: -10 })
    bounds.add({ openSites: 6, value: 90, slope: 5 })
    // 100 − 10 × 2 = 80 and 90 − 5 × 2 = 80 at 4; 100 − 10 × 1 = 90 and 90 − 5 × 3 = 75 at 3.
    expect([2, 3, 4, 5, 6].map((n) => bounds.at(n))).toEqual([100, 90, 80, 85, 90])
    bounds.raise(4, 88)
    bounds.raise(4, 86)
    expect([bounds.at(4), bounds.at(5)]).toEqual([88, 85])
  })
})
