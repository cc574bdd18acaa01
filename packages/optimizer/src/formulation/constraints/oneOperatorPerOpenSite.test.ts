import type { FleetInput, Plan, SiteDecision } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import {
  lean,
  operator,
  planUnderOperators,
  underOperators,
} from '../../../test/support/planUnderOperators.ts'
import { certify } from '../../evaluate/index.ts'

const normAndLean = [operator('norm'), lean()]
const handoverAt = (perHour: number) => (input: FleetInput) => {
  for (const site of input.sites) site.handoverCost = perHour * 26_298
}

describe('one operator for each open site', () => {
  it('hands a site to an operator that runs it for less', async () => {
    // 100 × 0.5 + 35 power + 1 hand-over + 10 for East = 96, against 145.
    const { cost, west, found, result } = await planUnderOperators(normAndLean, 'allowed')
    expect(cost).toBeCloseTo(96)
    expect(west).toMatchObject({ decision: 'handOver', operatorId: 'lean' })
    expect(found?.account.costTerms.find(({ name }) => name === 'handover')).toMatchObject({
      amountPerHour: expect.closeTo(1),
    })
    expect(result.certificate?.ok).toBe(true)
  })
  it('hands it over as long as that costs less than the 50 per hour that it saves', async () => {
    const at = async (perHour: number) =>
      (await planUnderOperators(normAndLean, 'allowed', handoverAt(perHour))).cost
    expect(await at(49)).toBeCloseTo(144)
    expect(await at(51)).toBeCloseTo(145)
  })
  it('counts the factor on busy accelerators as well', async () => {
    // 70 busy × 1 × 0.5 = 35 more than 96.
    const { cost } = await planUnderOperators(normAndLean, 'allowed', (input) => {
      for (const pool of input.pools) pool.operatingCostPerHour = 1
    })
    expect(cost).toBeCloseTo(131)
  })
  it('pays an operator even for a site that is kept open with nothing to do', async () => {
    // Norm may run one site: 100. East, shut today, is kept open by a dearer one: 100 × 2 + 1. Everything runs at West: 35.
    const { cost } = await planUnderOperators(
      [operator('norm', { maxSites: 1 }), operator('dear', { operationCostFactor: 2 })],
      'allowed',
      (input) => {
        for (const site of input.sites) if (site.id === 'East') site.status = 'mothballed'
        input.policy = {
          handover: 'allowed',
          siteRulings: [{ siteId: 'East', ruling: 'open' }],
          pins: [
            { workloadId: 'chat', siteId: 'West' },
            { workloadId: 'train', siteId: 'West' },
          ],
        }
      },
    )
    expect(cost).toBeCloseTo(336)
  })
  it('keeps every operator where hand-over is not allowed', async () => {
    const { cost, west } = await planUnderOperators(normAndLean, 'none')
    expect(cost).toBeCloseTo(145)
    expect(west?.operatorId).toBe('norm')
  })
  it('is checked again: hand-over must be allowed, to an operator of the fleet, of a site that is open', async () => {
    const { fleet, found } = await planUnderOperators(normAndLean, 'allowed')
    if (!found) throw new Error('There is a plan.')
    const decided = (siteId: string, change: Partial<SiteDecision>): Plan => ({
      ...found,
      siteDecisions: found.siteDecisions.map((entry) =>
        entry.siteId === siteId ? { ...entry, ...change } : entry,
      ),
    })
    const broken = (candidate: Plan, checked = fleet) =>
      certify(checked, candidate).violations.map(({ rule }) => rule)
    expect(broken(found)).toEqual([])
    expect(broken(found, tinyFleet(underOperators(normAndLean, 'none')))).toEqual([
      'oneOperatorPerOpenSite',
    ])
    expect(broken(decided('East', { operatorId: 'lean' }))).toEqual(['oneOperatorPerOpenSite'])
    expect(broken(decided('West', { operatorId: 'nobody' }))).toContain('namesExist')
  })
})
