import { expect, it } from 'vitest'
import { axisScale } from './curveScales.ts'

it('keeps every value inside its range', () => {
  const { at } = axisScale({ values: [3, 11, 7], range: [0, 100], tickCount: 5 })
  expect(at(3)).toBeGreaterThan(0)
  expect(at(11)).toBeLessThan(100)
})

it('writes whole numbers only where sites are counted', () => {
  const { ticks } = axisScale({ values: [10, 12], range: [0, 100], tickCount: 8, isWhole: true })
  expect(ticks.map(({ value }) => value)).toEqual([10, 11, 12])
})

it('has room for a single value', () => {
  const { at, ticks } = axisScale({ values: [5], range: [0, 100], tickCount: 3 })
  expect(at(5)).toBeCloseTo(50)
  expect(ticks.length).toBeGreaterThan(0)
})
