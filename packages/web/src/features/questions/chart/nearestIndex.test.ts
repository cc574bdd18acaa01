import { expect, it } from 'vitest'
import { nearestIndex } from './nearestIndex.ts'

it('finds the point that was meant', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 30 },
  ]
  expect(nearestIndex(points, { x: 9, y: 4 })).toBe(1)
  expect(nearestIndex(points, { x: 9, y: 26 })).toBe(2)
})
