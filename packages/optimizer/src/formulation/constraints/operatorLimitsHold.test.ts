import { describe, expect, it } from 'vitest'
import {
  lean,
  operator,
  planUnderOperators,
  underOperators,
} from '../../../test/support/planUnderOperators.ts'
import { bothAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'

const norm = operator('norm')

// West under lean costs 96 per hour, under norm 145. A site may draw 1,000 kW.
describe('the limits of an operator', () => {
  it('give it as many sites as its largest number, and none beyond', async () => {
    const costWith = async (maxSites: number) =>
      (await planUnderOperators([norm, lean({ maxSites })], 'allowed')).cost
    expect(await costWith(1)).toBeCloseTo(96)
    expect(await costWith(0)).toBeCloseTo(145)
  })
  it('count the power limits of its sites, up to exactly its largest', async () => {
    const costWith = async (maxFacilityPowerKw: number) =>
      (await planUnderOperators([norm, lean({ maxFacilityPowerKw })], 'allowed')).cost
    expect(await costWith(1000)).toBeCloseTo(96)
    expect(await costWith(999)).toBeCloseTo(145)
  })
  it('leave demand unserved rather than be broken', async () => {
    const { found } = await planUnderOperators(
      [operator('norm', { maxSites: 1 })],
      'none',
      (input) => {
        for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.5
      },
    )
    expect(found?.openSiteIds).toHaveLength(1)
    expect(found?.account.servedFraction).toBeCloseTo(0.5)
  })
  it('are checked again', () => {
    const broken = (change: Parameters<typeof lean>[0]) =>
      rulesBroken(underOperators([norm, lean(change)], 'allowed'), {
        ...bothAt('West'),
        operatorIdBySite: new Map([['West', 'lean']]),
      })
    expect(broken({ maxSites: 1, maxFacilityPowerKw: 1000 })).toEqual([])
    expect(broken({ maxSites: 0 })).toEqual(['operatorSitesHold'])
    expect(broken({ maxFacilityPowerKw: 999.99 })).toEqual(['operatorPowerHolds'])
  })
})
