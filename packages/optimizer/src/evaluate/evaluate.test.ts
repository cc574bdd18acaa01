import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { evaluate, evaluateToday, type PlacementState } from './index.ts'

const chatAt = (poolId: string, share = 1) => ({
  workloadId: 'chat',
  regionId: 'city',
  poolId,
  periodId: null,
  share,
  hoursPerDay: null,
})
const trainAt = (poolId: string) => ({
  workloadId: 'train',
  regionId: null,
  poolId,
  periodId: null,
  share: 1,
  hoursPerDay: 24,
})
const atWest: PlacementState = {
  openSiteIds: ['West'],
  placements: [chatAt('West-pool'), trainAt('West-pool')],
}
const termsOf = (change: (input: FleetInput) => void, state = atWest) =>
  Object.fromEntries(
    evaluate(tinyFleet(change), state).account.costTerms.map(({ name, amountPerHour }) => [
      name,
      amountPerHour,
    ]),
  )

describe('evaluating a placement', () => {
  it('adds up what the fleet does today', () => {
    // East: 25 of chat and the gang of 20; West: 25 of chat. Chat waits 10 ms at East, 19.8 ms at West.
    const { account, violations } = evaluateToday(tinyFleet())
    expect(violations).toEqual([])
    expect(account).toMatchObject({
      openSites: 2,
      openAccelerators: 200,
      busyAccelerators: 70,
      idleAccelerators: 130,
      utilisationFraction: 0.35,
      itLoadKw: 70,
      facilityPowerKw: 70,
      carbonKgPerDay: 70 * 24 * 0.5,
      demandTokensPerSecond: 500,
      servedFraction: 1,
      servedWithinSloFraction: 1,
      trainingsPlaced: 1,
      costPerHour: 200 + 45 * 1 + 25 * 0.5,
      unservedPenaltyPerHour: 0,
    })
    expect(account.meanLatencyMs).toBeCloseTo((10 + 19.8) / 2, 4)
  })

  it('prices every term by hand', () => {
    expect(termsOf(() => {})).toMatchObject({
      fixedOperation: 100,
      energy: 35,
      mothball: 10,
      egress: 0,
      migration: 0,
      carbon: 0,
    })
    // 70 kW × 500 g/kWh = 35 kg per hour.
    expect(
      termsOf((input) => {
        input.carbonPricePerTonne = 100
      }).carbon,
    ).toBeCloseTo(3.5)
    // 500 tokens/s × 3600 s × 0.5 GB per million × 0.2 per GB.
    const withEgress = termsOf((input) => {
      for (const entry of input.workloadClasses ?? []) entry.egressGbPerMillionTokens = 0.5
      for (const site of input.sites) site.egressPricePerGb = 0.2
    })
    expect(withEgress.egress).toBeCloseTo(0.18)
    // Half of chat (50 GB) and nothing of the gang’s data leave at 0.2 per GB, over 10 hours: 0.5 × 50 × 0.2 / 10.
    const moved = termsOf((input) => {
      for (const site of input.sites) site.egressPricePerGb = 0.2
      input.policy = { amortisationHours: 10 }
    })
    expect(moved.migration).toBeCloseTo(0.5)
    const operated = termsOf((input) => {
      for (const pool of input.pools) pool.operatingCostPerHour = 2
      for (const operator of input.operators) operator.operationCostFactor = 1.5
    })
    expect(operated).toMatchObject({ acceleratorOperation: 70 * 2 * 1.5, fixedOperation: 150 })
    expect(
      termsOf((input) => {
        for (const site of input.sites)
          Object.assign(site, { status: 'mothballed', reopenCost: 26_298 })
      }).reopen,
    ).toBeCloseTo(1)
  })

  it('credits the sale of a closed site instead of charging for its keeping', () => {
    const terms = termsOf(
      (input) => {
        for (const site of input.sites) site.resaleValuePerAccelerator = 262.98
      },
      { ...atWest, soldSiteIds: ['East'] },
    )
    expect(terms).toMatchObject({ mothball: 0, resale: -1 })
  })

  it('counts what is served too late, and what is not served at all', () => {
    const tight = tinyFleet((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 15
    })
    expect(evaluateToday(tight).account.servedWithinSloFraction).toBeCloseTo(0.5)
    const half = evaluate(tinyFleet(), {
      openSiteIds: ['West'],
      placements: [chatAt('West-pool', 0.5)],
    })
    // 250 tokens/s × 3600 × 1000 per million, and the gang’s 1000.
    expect(half.account).toMatchObject({
      servedFraction: 0.5,
      trainingsPlaced: 0,
      unservedPenaltyPerHour: 900 + 1000,
    })
  })
})
