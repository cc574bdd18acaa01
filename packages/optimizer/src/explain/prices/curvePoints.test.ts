import { describe, expect, it } from 'vitest'
import { cornersOf, isConvex, walkCurve } from './curvePoints.ts'

/** The largest of some lines, which is convex. */
const lines = [
  { slope: -4, offset: 40 },
  { slope: -2, offset: 30 },
  { slope: -1, offset: 24 },
  { slope: 0, offset: 10 },
]
const valueAt = (at: number) => Math.max(...lines.map(({ slope, offset }) => slope * at + offset))

/** The piece that holds to the side of less, as an optimal basis may give it at a corner. */
const tangentAt = (at: number) => {
  const cost = valueAt(at)
  const { slope } = lines.find((line) => line.slope * at + line.offset >= cost - 1e-12) ?? {
    slope: 0,
  }
  const ends = lines
    .filter((line) => line.slope > slope)
    .map((line) => at + (cost - line.slope * at - line.offset) / (line.slope - slope))
  return { at, cost, slope, to: Math.min(...ends, Number.POSITIVE_INFINITY) }
}

describe('walking along a convex curve', () => {
  it('finds every corner, from one linear piece to the next', () => {
    const { isComplete, tangents } = walkCurve(0, 20, 1e-6, tangentAt)
    expect(isComplete).toBe(true)
    const { points, segments } = cornersOf(tangents, 0, 20)
    // −4x + 40 meets −2x + 30 at 5, that meets −x + 24 at 6, and that meets 10 at 14.
    expect(points.map(({ limitValue }) => Number(limitValue.toFixed(6)))).toEqual([0, 5, 6, 14, 20])
    expect(points.map(({ costPerHour }) => Number(costPerHour.toFixed(6)))).toEqual([
      40, 20, 18, 10, 10,
    ])
    expect(segments.map(({ shadowPrice }) => shadowPrice)).toEqual([-4, -2, -1, 0])
    expect(tangents).toHaveLength(4)
  })

  it('ends with what it has where a tangent cannot be had', () => {
    const { isComplete, tangents } = walkCurve(0, 20, 1e-6, (at) => (at < 6 ? tangentAt(at) : null))
    expect(isComplete).toBe(false)
    expect(tangents).toHaveLength(2)
  })

  it('does not stand still where a piece ends where it begins', () => {
    let calls = 0
    const { isComplete } = walkCurve(0, 1, 1e-6, (at) => {
      calls++
      return { at, cost: 1 - at, slope: -1, to: at }
    })
    expect(isComplete).toBe(true)
    expect(calls).toBeLessThan(50)
  })
})

describe('a curve is convex', () => {
  it('where every unit more saves no more than the one before', () => {
    const pieces = (...slopes: number[]) =>
      slopes.map((shadowPrice, k) => ({ from: k, to: k + 1, shadowPrice }))
    expect(isConvex(pieces(-4, -2, 0))).toBe(true)
    expect(isConvex(pieces(-2, -4, 0))).toBe(false)
  })
})
