import { describe, expect, it } from 'vitest'
import { notDominated } from './notDominated.ts'

const entries = (...values: [number, number][]) => values.map((pair) => ({ values: pair }))
const kept = (...values: [number, number][]) =>
  notDominated(entries(...values)).map((entry) => entry.values)

describe('entries that are not dominated', () => {
  it('leave out what is worse in one measure and no better in the other', () => {
    expect(kept([3, 3], [1, 5], [2, 6], [2, 5], [4, 1])).toEqual([
      [1, 5],
      [3, 3],
      [4, 1],
    ])
  })
  it('are told once where they are the same up to rounding', () => {
    expect(kept([1, 5], [1 + 1e-9, 5], [2, 5 - 1e-9], [2, 4])).toEqual([
      [1, 5],
      [2, 4],
    ])
  })
  it('are the better of two that differ by rounding in one and truly in the other', () => {
    expect(kept([1, 5], [1 + 1e-9, 4])).toEqual([[1 + 1e-9, 4]])
  })
})
