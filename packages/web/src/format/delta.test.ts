import { expect, it } from 'vitest'
import { formatCount, formatPercent } from './count.ts'
import { formatDelta } from './delta.ts'
import { formatMoneyPerMonth } from './money.ts'
import { formatPower } from './quantity.ts'

it('always prints the sign of a change', () => {
  expect(formatDelta(1_400, formatPower)).toBe('+1.4\u00a0MW')
  expect(formatDelta(-0.03, formatPercent)).toBe('−3\u00a0%')
  expect(formatDelta(-16_974.7, (size) => formatMoneyPerMonth(size, 'CNY'))).toBe(
    '−¥12.4\u00a0M / month',
  )
})

it('shows neither plus nor minus where the change rounds to nothing', () => {
  expect(formatDelta(0, formatPower)).toBe('±0\u00a0kW')
  expect(formatDelta(-0.2, formatCount)).toBe('±0')
})

it('says that a change is unknown', () => {
  expect(formatDelta(null, formatPower)).toBe('—')
})
