import { expect, it } from 'vitest'
import { formatCount, formatCounted, formatPercent } from './count.ts'

it('groups thousands', () => {
  expect(formatCount(3_000)).toBe('3,000')
  expect(formatCount(-3_000)).toBe('−3,000')
})

it('shows a share as whole percent', () => {
  expect(formatPercent(0.412)).toBe('41\u00a0%')
  expect(formatPercent(null)).toBe('—')
})

it('never calls a little nothing, nor almost all everything', () => {
  expect(formatPercent(0)).toBe('0\u00a0%')
  expect(formatPercent(0.001)).toBe('<1\u00a0%')
  expect(formatPercent(0.999)).toBe('>99\u00a0%')
  expect(formatPercent(1)).toBe('100\u00a0%')
})

it('chooses singular and plural', () => {
  const words = { one: 'site', other: 'sites' }
  expect(formatCounted(1, words)).toBe('1 site')
  expect(formatCounted(1_200, words)).toBe('1,200 sites')
})
