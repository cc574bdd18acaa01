import { describe, expect, it } from 'vitest'
import {
  operator,
  planUnderOperators,
  underOperators,
} from '../../../test/support/planUnderOperators.ts'
import { bothAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'

const trainer = operator('norm', { servesInference: false })
const server = operator('able', { servesTraining: false })
const dearer = { operationCostFactor: 2 }

describe('the operator of a site', () => {
  it('is a dearer one where only that one is able to run what is placed', async () => {
    // 100 × 2 + 35 + 1 + 10.
    const { cost, west } = await planUnderOperators(
      [trainer, { ...server, ...dearer }, operator('both', dearer)],
      'allowed',
    )
    expect(cost).toBeCloseTo(246)
    expect(west?.operatorId).toBe('both')
  })
  it('is another one at each of two sites where none is able to run both kinds', async () => {
    // Chat at West under able, the gang at East under norm: 200 + 25 + 20 + 1.
    const { cost, west, sharesOf } = await planUnderOperators([trainer, server], 'allowed')
    expect(cost).toBeCloseTo(246)
    expect(west?.operatorId).toBe('able')
    expect([sharesOf('chat'), sharesOf('train')]).toEqual([[['West', 1]], [['East', 1]]])
  })
  it('keeps the site where it is able to run everything itself', async () => {
    const { cost, west } = await planUnderOperators([operator('norm'), server], 'allowed')
    expect(cost).toBeCloseTo(145)
    expect(west?.operatorId).toBe('norm')
  })
  it('is checked again, for inference and for training each', () => {
    const change = underOperators([trainer, server, operator('both')], 'allowed')
    const under = (operatorId: string) => ({
      ...bothAt('West'),
      operatorIdBySite: new Map([['West', operatorId]]),
    })
    expect(rulesBroken(change, under('both'))).toEqual([])
    expect(rulesBroken(change, under('norm'))).toEqual(['operatorRunsWhatIsPlaced'])
    expect(rulesBroken(change, under('able'))).toEqual(['operatorRunsWhatIsPlaced'])
  })
})
