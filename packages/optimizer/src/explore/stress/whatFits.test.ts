import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../evaluate/evaluate.ts'
import { whatFits } from './whatFits.ts'

const wholeDay = { periodId: null, share: 1 }
const chat = {
  ...wholeDay,
  workloadId: 'chat',
  regionId: 'city',
  poolId: 'West-pool',
  hoursPerDay: null,
}
const train = {
  ...wholeDay,
  workloadId: 'train',
  regionId: null,
  poolId: 'West-pool',
  hoursPerDay: 24,
}
/** Chat with 50 accelerators and the gang with 20, both at West. */
const atWest = { openSiteIds: ['West'], placements: [chat, train] }
const fitting = (change: (input: FleetInput) => void, state = atWest) => {
  const fleet = tinyFleet(change)
  const after = whatFits(fleet, state, [])
  return { shares: after.placements.map(({ share }) => share), ...evaluate(fleet, after) }
}
const westHas = (count: number) => (input: FleetInput) => {
  for (const pool of input.pools) if (pool.id === 'West-pool') pool.count = count
}

describe('what fits of a state', () => {
  it('is all of it where there is room', () => {
    expect(fitting(() => {})).toMatchObject({ shares: [1, 1], violations: [] })
  })

  it('is the gang and a part of the requests where a pool is too small', () => {
    // 20 of 45 accelerators go to the gang; 25 of 50 are left for chat.
    const { shares, violations, account } = fitting(westHas(45))
    expect([shares, violations]).toEqual([[0.5, 1], []])
    // Half of 500 tokens per second, at 1000 per million.
    expect(account.unservedPenaltyPerHour).toBeCloseTo(900)
  })

  it('is without a gang that is too large, and the requests that then fit', () => {
    const { shares, account } = fitting(westHas(15))
    expect(shares).toEqual([0.3])
    expect(account.trainingsPlaced).toBe(0)
  })

  it('is a part of the requests where power is too little', () => {
    const { shares, violations } = fitting((input) => {
      for (const site of input.sites) site.facilityPowerLimitKw = 30
    })
    // 30 kW less 20 for the gang leave 10 of 50.
    expect(shares[0]).toBeCloseTo(0.2)
    expect(violations).toEqual([])
  })

  it('is a part of the requests where carbon is too much', () => {
    // 70 kW × 24 h × 500 g are 840 kg; the gang alone has 240.
    const { shares, violations } = fitting((input) => {
      input.policy = { carbonBudgetKgPerDay: 540 }
    })
    expect(shares[0]).toBeCloseTo(0.5)
    expect(violations).toEqual([])
  })

  it('is without requests that come too late', () => {
    const { shares, violations } = fitting((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 15
    })
    expect([shares, violations]).toEqual([[1], []])
  })

  it('is of several gangs without those that are cheapest to leave out', () => {
    const change = (input: FleetInput) => {
      westHas(70)(input)
      const [first] = input.trainingWorkloads ?? []
      if (first)
        input.trainingWorkloads = [
          first,
          { ...first, id: 'dear', accelerators: 60, unplacedPenaltyPerHour: 9000 },
        ]
    }
    const state = { ...atWest, placements: [chat, train, { ...train, workloadId: 'dear' }] }
    // 50 per accelerator for the one, 150 for the other; 10 of 50 are left for chat.
    const { shares, account } = fitting(change, state)
    expect(shares).toEqual([0.2, 1])
    expect(account.unservedPenaltyPerHour).toBeCloseTo(1000 + 0.8 * 1800)
  })
})
