import { expect, it } from 'vitest'
import { formatLimitValue } from './limitValue.ts'

it('tells a number shortly and with its unit', () => {
  expect(formatLimitValue('229.17776308516562', 'ms', 'en')).toBe('229.178\u00a0ms')
})

it('leaves words as they are', () => {
  expect(formatLimitValue('an open site', '', 'en')).toBe('an open site')
})
