import { expect, it } from 'vitest'
import type { StressCaseRecord } from '../../../graphql/stressDocument.ts'
import { worstFirst } from './worstFirst.ts'

const stressCase = (id: string, cost: number, penalty: number, stillBroken: string[] = []) =>
  ({
    id,
    asItStands: {
      costPerHour: { amount: cost },
      unservedPenaltyPerHour: { amount: penalty },
      stillBroken: stillBroken.map((text) => ({ text })),
    },
  }) as StressCaseRecord

it('has the dearest case first, with what it leaves out', () => {
  const cases = [stressCase('price', 130, 0), stressCase('demand', 110, 40)]
  expect(worstFirst(cases).map(({ id }) => id)).toEqual(['demand', 'price'])
})

it('puts a case that leaving out cannot mend before all others', () => {
  const cases = [stressCase('demand', 110, 40), stressCase('loss', 90, 0, ['too much power'])]
  expect(worstFirst(cases).map(({ id }) => id)).toEqual(['loss', 'demand'])
})
