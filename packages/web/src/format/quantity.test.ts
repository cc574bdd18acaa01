import { expect, it } from 'vitest'
import { formatCarbon, formatMs, formatPower, formatTokensPerSecond } from './quantity.ts'

it('shows power in the unit that reads best', () => {
  expect(formatPower(0)).toBe('0\u00a0kW')
  expect(formatPower(840)).toBe('840\u00a0kW')
  expect(formatPower(12_400)).toBe('12.4\u00a0MW')
  expect(formatPower(1_030_000)).toBe('1.03\u00a0GW')
})

it('changes the unit where rounding would, so that 1,000 kW never appears', () => {
  expect(formatPower(999.4)).toBe('999\u00a0kW')
  expect(formatPower(999.6)).toBe('1\u00a0MW')
})

it('says that a number is unknown instead of showing zero', () => {
  expect(formatPower(null)).toBe('—')
  expect(formatMs(null)).toBe('—')
})

it('scales carbon from kilograms to tonnes a day', () => {
  expect(formatCarbon(640)).toBe('640\u00a0kg/day')
  expect(formatCarbon(81_250)).toBe('81.3\u00a0t/day')
})

it('scales demand in tokens per second', () => {
  expect(formatTokensPerSecond(950)).toBe('950\u00a0tokens/s')
  expect(formatTokensPerSecond(48_000)).toBe('48\u00a0k tokens/s')
  expect(formatTokensPerSecond(1_250_000)).toBe('1.25\u00a0M tokens/s')
})

it('tells long times in seconds', () => {
  expect(formatMs(15_435)).toBe('15.4\u00a0s')
})

it('keeps a decimal for milliseconds only below ten', () => {
  expect(formatMs(3.26)).toBe('3.3\u00a0ms')
  expect(formatMs(1_200)).toBe('1,200\u00a0ms')
})

it('follows the locale for the digits and leaves the unit alone', () => {
  expect(formatPower(12_400, 'de')).toBe('12,4\u00a0MW')
  expect(formatPower(12_400, 'ar-EG-u-nu-latn')).toBe('12.4\u00a0MW')
})
