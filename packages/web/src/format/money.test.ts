import { expect, it } from 'vitest'
import { formatMoney, formatMoneyPerMonth, hoursPerMonth } from './money.ts'

it('scales money and keeps three digits', () => {
  expect(formatMoney(0, 'CNY')).toBe('¥0')
  expect(formatMoney(950, 'CNY')).toBe('¥950')
  expect(formatMoney(12_400_000, 'CNY')).toBe('¥12.4\u00a0M')
  expect(formatMoney(3_200_000_000, 'USD')).toBe('$3.2\u00a0bn')
})

it('puts the scale after the digits where the currency stands behind them', () => {
  expect(formatMoney(12_400_000, 'EUR', 'de')).toBe('12,4\u00a0M\u00a0€')
})

it('turns an hourly cost into one of a month of 730.5 hours', () => {
  expect(hoursPerMonth).toBe((365.25 * 24) / 12)
  expect(formatMoneyPerMonth(16_974.7, 'CNY')).toBe('¥12.4\u00a0M / month')
})

it('uses a true minus sign', () => {
  expect(formatMoney(-4_000, 'CNY')).toBe('−¥4\u00a0k')
})

it('says that an amount is unknown', () => {
  expect(formatMoneyPerMonth(null, 'CNY')).toBe('—')
})
