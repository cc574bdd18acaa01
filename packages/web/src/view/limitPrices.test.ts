import { expect, it } from 'vitest'
import { limitPrices } from './limitPrices.ts'

const price = (siteKey: string, periodKey: string, amount: number, to: number | null = null) => ({
  limit: 'SITE_POWER' as const,
  unit: 'kW',
  validFor: 'THIS_PLAN_ONLY' as const,
  site: { key: siteKey },
  pool: null,
  operator: null,
  period: { key: periodKey },
  shadowPricePerHour: { amount },
  limitValue: 100,
  sensitivityRange: { to },
})

it('adds up the periods of a limit and puts the dearest first', () => {
  const prices = limitPrices([
    price('a', 'peak', -1),
    price('b', 'peak', -5),
    price('a', 'valley', -2),
  ])
  expect(prices.map(({ siteId, savingPerHour }) => [siteId, savingPerHour])).toEqual([
    ['b', 5],
    ['a', 3],
  ])
})

it('says how much more saves as much: in all its periods, so up to the nearest end', () => {
  const prices = limitPrices([
    price('a', 'peak', -1, 140),
    price('a', 'valley', -2, 120),
    price('b', 'peak', -1),
  ])
  expect(prices.map(({ upToMore }) => upToMore)).toEqual([20, null])
})

it('leaves out what saves nothing', () => {
  expect(limitPrices([price('a', 'peak', 0), price('b', 'peak', 1)])).toEqual([])
})
