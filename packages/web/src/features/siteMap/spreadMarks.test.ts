import { expect, it } from 'vitest'
import { type RoundMark, spreadMarks } from './spreadMarks.ts'

const placed = (marks: RoundMark[], farthest: number) =>
  spreadMarks(marks, farthest).map((offset, index) => ({
    x: (marks[index]?.x ?? 0) + offset.dx,
    y: (marks[index]?.y ?? 0) + offset.dy,
  }))

const distance = (a?: { x: number; y: number }, b?: { x: number; y: number }) =>
  Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))

it('leaves marks alone that do not overlap', () => {
  const marks = [
    { x: 0, y: 0, radius: 5 },
    { x: 20, y: 0, radius: 5 },
  ]
  expect(spreadMarks(marks, 30)).toEqual([
    { dx: 0, dy: 0 },
    { dx: 0, dy: 0 },
  ])
})

it('parts marks at the very same place until all can be seen', () => {
  const marks = Array.from({ length: 5 }, () => ({ x: 100, y: 100, radius: 6 }))
  const places = placed(marks, 40)
  places.forEach((a, first) => {
    for (const b of places.slice(first + 1)) expect(distance(a, b)).toBeGreaterThan(12)
  })
  expect(placed(marks, 40)).toEqual(places)
})

it('moves a small mark more than a large one, and a fixed one not at all', () => {
  const [large, small] = spreadMarks(
    [
      { x: 0, y: 0, radius: 20 },
      { x: 10, y: 0, radius: 5 },
    ],
    40,
  )
  expect(Math.abs(large?.dx ?? 0)).toBeLessThan(Math.abs(small?.dx ?? 0))
  const [fixed] = spreadMarks(
    [
      { x: 0, y: 0, radius: 5, isFixed: true },
      { x: 1, y: 0, radius: 20 },
    ],
    40,
  )
  expect(fixed).toEqual({ dx: 0, dy: 0 })
})

it('never moves a mark further than allowed', () => {
  const marks = Array.from({ length: 30 }, () => ({ x: 0, y: 0, radius: 10 }))
  for (const { dx, dy } of spreadMarks(marks, 15)) {
    expect(Math.hypot(dx, dy)).toBeLessThanOrEqual(15.001)
  }
})
