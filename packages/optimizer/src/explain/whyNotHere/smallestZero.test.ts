import { describe, expect, it } from 'vitest'
import { type Bend, type Line, smallestZero } from './smallestZero.ts'

/** The smallest, or the largest, of some lines given by value at 0 and slope. */
const bent = (bend: Bend, lines: readonly Line[]) => (at: number) => {
  const better =
    bend === 'concave' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b
  return lines
    .map(({ slope, value }) => ({ value: value + slope * at, slope }))
    .reduce((best, line) => (better(line.value, best.value) ? line : best))
}
/** Who is free may be placed as well, so that free never costs more: of prices the smallest of all lines counts. */
const zeroOf = (bend: Bend, placed: readonly Line[], others: readonly Line[]) => {
  let looks = 0
  const placedAt = bent(bend, placed)
  const freeAt = bent(bend, bend === 'concave' ? [...others, ...placed] : others)
  const zero = smallestZero(
    (at) => {
      looks++
      return { at, placed: placedAt(at), free: freeAt(at) }
    },
    bend,
    1e-9,
  )
  return { zero, looks }
}

describe('the smallest point at which being there costs no more', () => {
  it('is where two straight lines meet, found at once', () => {
    const { looks, zero } = zeroOf('concave', [{ value: 10, slope: -20 }], [{ value: 4, slope: 0 }])
    expect(zero).toBeCloseTo(0.3, 6)
    expect(looks).toBeLessThan(12)
  })

  it('is the first of several, also where the difference grows again after it', () => {
    // Placed 6 − 20 s, the others 0 and from 0.4 on 16 − 40 s: placed is cheapest from 0.3 to 0.5.
    const { zero } = zeroOf(
      'concave',
      [{ value: 6, slope: -20 }],
      [
        { value: 0, slope: 0 },
        { value: 16, slope: -40 },
      ],
    )
    expect(zero).toBeCloseTo(0.3, 6)
  })

  it('is found where it is a point', () => {
    // Placed 1 − 2 s falls to 0 at 0.5, just where another begins to fall more steeply: 2.1 − 4.2 s.
    const { zero } = zeroOf(
      'concave',
      [{ value: 1, slope: -2 }],
      [
        { value: 0, slope: 0 },
        { value: 2.1, slope: -4.2 },
      ],
    )
    expect(zero).toBeCloseTo(0.5, 6)
  })

  it('is nowhere where the other gains as much', () => {
    const { zero } = zeroOf('concave', [{ value: 10, slope: -20 }], [{ value: 4, slope: -20 }])
    expect(zero).toBeNull()
  })

  it('is found where costs are convex, as limits grow', () => {
    // Free 5 − 10 s is flat at 4 from 0.1 on, placed 10 − 20 s from 0.3 on.
    const { zero } = zeroOf(
      'convex',
      [
        { value: 10, slope: -20 },
        { value: 4, slope: 0 },
      ],
      [
        { value: 5, slope: -10 },
        { value: 4, slope: 0 },
      ],
    )
    expect(zero).toBeCloseTo(0.3, 6)
  })

  it('is not told where the time is up', () => {
    expect(smallestZero(() => null, 'concave', 1e-9)).toBeNull()
  })
})
