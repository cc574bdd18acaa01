import { expect, it } from 'vitest'
import { tradedAfter } from './frontierQuestion.ts'

const traded = { measure: 'COST', against: 'CARBON' } as const

it('changes one measure and keeps the other', () => {
  expect(tradedAfter(traded, 'against', 'LATENCY')).toEqual({
    measure: 'COST',
    against: 'LATENCY',
  })
})

it('lets the measures change places where both would be the same', () => {
  expect(tradedAfter(traded, 'measure', 'CARBON')).toEqual({ measure: 'CARBON', against: 'COST' })
})
