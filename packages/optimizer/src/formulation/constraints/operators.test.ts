import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'

type OperatorInput = NonNullable<FleetInput['operators']>[number]
const operator = (id: string, change: Partial<OperatorInput>): OperatorInput => ({
  id,
  name: id,
  operationCostFactor: 1,
  servesInference: true,
  servesTraining: true,
  ...change,
})

/** Handing a site over costs 26,298, which is 1 per hour over the 26,298 hours of amortisation. */
const planUnder = async (
  operators: OperatorInput[],
  handover: 'none' | 'allowed',
  change: (input: FleetInput) => void = () => {},
) => {
  const result = await plan(
    tinyFleet((input) => {
      input.operators = operators
      input.policy = { handover }
      for (const site of input.sites) site.handoverCost = 26_298
      change(input)
    }),
    { objective: 'cost', gapRelative: 0 },
  )
  const west = result.plan?.siteDecisions.find(({ siteId }) => siteId === 'West')
  return { ...result, cost: result.plan?.account.costPerHour, west }
}

describe('one operator for each open site', () => {
  it('hands a site to an operator that runs it for less', async () => {
    // 100 × 0.5 + 35 power + 1 hand-over + 10 for East = 96, against 145.
    const found = await planUnder(
      [operator('norm', {}), operator('lean', { operationCostFactor: 0.5 })],
      'allowed',
    )
    expect(found.cost).toBeCloseTo(96)
    expect(found.west).toMatchObject({ decision: 'handOver', operatorId: 'lean' })
    expect(found.plan?.account.costTerms.find(({ name }) => name === 'handover')).toMatchObject({
      amountPerHour: expect.closeTo(1),
    })
    expect(found.certificate?.ok).toBe(true)
  })
  it('counts the factor on busy accelerators as well', async () => {
    // 70 busy × 1 × 0.5 = 35 more.
    const { cost } = await planUnder(
      [operator('norm', {}), operator('lean', { operationCostFactor: 0.5 })],
      'allowed',
      (input) => {
        for (const pool of input.pools) pool.operatingCostPerHour = 1
      },
    )
    expect(cost).toBeCloseTo(131)
  })
  it('keeps every operator where hand-over is not allowed', async () => {
    const { cost, west } = await planUnder(
      [operator('norm', {}), operator('lean', { operationCostFactor: 0.5 })],
      'none',
    )
    expect(cost).toBeCloseTo(145)
    expect(west?.operatorId).toBe('norm')
  })
  it('pays a dearer operator where only that one is able to run what is placed', async () => {
    // 100 × 2 + 35 + 1 + 10.
    const { cost, west } = await planUnder(
      [
        operator('norm', { servesInference: false }),
        operator('able', { operationCostFactor: 2, servesTraining: false }),
        operator('both', { operationCostFactor: 2 }),
      ],
      'allowed',
    )
    expect(cost).toBeCloseTo(246)
    expect(west?.operatorId).toBe('both')
  })
  it('refuses a place whose operator is not able to run it, and says who is', async () => {
    const { refusals } = await planUnder(
      [operator('norm', { servesInference: false }), operator('able', {})],
      'none',
    )
    expect(refusals).toMatchObject([{ workloadId: 'chat' }])
    expect(refusals[0]?.text).toMatch(/run by norm.*hand .* over to .* such as able/)
  })
})

describe('the limits of an operator', () => {
  const lean = { operationCostFactor: 0.5 }
  it('give it no site beyond its largest number', async () => {
    const { cost } = await planUnder(
      [operator('norm', {}), operator('lean', { ...lean, maxSites: 0 })],
      'allowed',
    )
    expect(cost).toBeCloseTo(145)
  })
  it('count the power limits of its sites, up to exactly its largest', async () => {
    const costWith = async (maxFacilityPowerKw: number) =>
      (
        await planUnder(
          [operator('norm', {}), operator('lean', { ...lean, maxFacilityPowerKw })],
          'allowed',
        )
      ).cost
    expect(await costWith(1000)).toBeCloseTo(96)
    expect(await costWith(999)).toBeCloseTo(145)
  })
  it('leave demand unserved rather than be broken', async () => {
    const { plan: found } = await planUnder(
      [operator('norm', { maxSites: 1 })],
      'none',
      (input) => {
        for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.5
      },
    )
    expect(found?.openSiteIds).toHaveLength(1)
    expect(found?.account.servedFraction).toBeCloseTo(0.5)
  })
})
