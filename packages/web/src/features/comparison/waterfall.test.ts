import { expect, it } from 'vitest'
import { waterfall } from './waterfall.ts'

const account = (amount: number) => ({ costPerHour: { amount, currency: 'CNY' } }) as never
const term = (name: 'ENERGY' | 'RESALE' | 'MOTHBALL', amount: number) => ({
  name,
  before: { amount: 0 },
  after: { amount },
  difference: { amount, currency: 'CNY' },
})

it('goes from one total to the other without a jump', () => {
  // 100 − 40 + 10 = 70
  const bars = waterfall({
    before: account(100),
    after: account(70),
    costTermDifferences: [term('MOTHBALL', 10), term('ENERGY', -40), term('RESALE', 0)],
  })
  expect(bars).toEqual([
    { name: 'before', from: 0, to: 100 },
    { name: 'ENERGY', from: 100, to: 60 },
    { name: 'MOTHBALL', from: 60, to: 70 },
    { name: 'after', from: 0, to: 70 },
  ])
})
