import { describe, expect, it } from 'vitest'
import { kneeOf } from './knee.ts'

const curve = (...values: number[]) =>
  values.map((value, k) => ({ along: values.length - k, value }))

describe('the knee', () => {
  it('is where the curve is furthest below the line between its ends', () => {
    // The line from 100 at 5 to 40 at 1 is 85, 70, 55 in between; the curve is 35, 25 and 14 below it.
    expect(kneeOf(curve(100, 50, 45, 41, 40))?.along).toBe(4)
  })
  it('does not depend on the units', () => {
    const scaled = curve(100, 50, 45, 41, 40).map(({ along, value }) => ({
      along: 10 * along,
      value: 1000 * value + 7,
    }))
    expect(kneeOf(scaled)?.along).toBe(40)
  })
  it('is nowhere on a line, on a curve above it, or between two points', () => {
    expect(kneeOf(curve(30, 20, 10))).toBeNull()
    expect(kneeOf(curve(30, 29, 10))).toBeNull()
    expect(kneeOf(curve(30, 10))).toBeNull()
  })
})
