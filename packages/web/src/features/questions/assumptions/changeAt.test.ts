import { expect, it } from 'vitest'
import { changeAt } from './changeAt.ts'

const variation = (factor: number, cost: number, penalty: number) => ({
  factor,
  decision: 'HOLDS' as const,
  changeOfCostPerHour: { amount: cost },
  changeOfUnservedPenaltyPerHour: { amount: penalty },
})

it('adds what is left out to the change of the cost', () => {
  const variations = [variation(0.8, -30, 0), variation(1.2, 25, 10)]
  expect(changeAt({ variations }, 'lowered')).toBe(-30)
  expect(changeAt({ variations }, 'raised')).toBe(35)
})

it('knows nothing of a side that was not looked at', () => {
  expect(changeAt({ variations: [variation(0.8, -30, 0)] }, 'raised')).toBeNull()
})
