import { applyEdits, type Edit, type Fleet, type FleetInput, type Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import type { LimitWorth } from './limitWorth.ts'
import { prices } from './prices.ts'

const exact = { objective: 'cost', gapRelative: 0, wholeReplicas: false, engine: 'highs' } as const

const planned = async (fleet: Fleet): Promise<Plan> => {
  const result = await plan(fleet, exact)
  if (!result.plan) throw new Error(result.message)
  return result.plan
}

/** Both sites open, and West with so much power: what it cannot take runs at East, where a kWh costs 0.5 more. */
const bothOpen = (westKw: number, change: (input: FleetInput) => void = () => {}) =>
  tinyFleet((input) => {
    for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = westKw
    input.policy = {
      siteRulings: [
        { siteId: 'East', ruling: 'open' },
        { siteId: 'West', ruling: 'open' },
      ],
    }
    change(input)
  })

describe('the price of a limit', () => {
  it('is what one more kW saves, from where the gang alone fills the site to where all is there', async () => {
    // 200 open + 0.5 L at West + 70 − L at East: each kW saves 0.5. The gang of 20 kW is held at West.
    const fleet = bothOpen(60)
    const { costPerHour, limits } = await prices(fleet, await planned(fleet))
    expect(costPerHour).toBeCloseTo(240, 6)
    expect(limits).toHaveLength(1)
    const [first] = limits
    expect(first).toMatchObject({ limit: 'sitePower', siteId: 'West', limitValue: 60, unit: 'kW' })
    expect(first?.savedPerHour).toBeCloseTo(0.5, 9)
    expect(first?.sensitivityRange.from).toBeCloseTo(20, 6)
    expect(first?.sensitivityRange.to).toBeCloseTo(70, 6)
    expect(first?.text).toBe(
      '1 kW more of the power limit of West, now 60 kW, saves 0.5 CNY per hour, up to 70 kW.',
    )
  })

  it('is that of more where less has another: at 70 kW one more saves nothing', async () => {
    const fleet = bothOpen(70)
    const answer = await prices(fleet, await planned(fleet))
    expect(answer.limits).toEqual([])
    expect(answer.text).toContain('No limit holds the cost up, which is 235 CNY per hour')
  })

  it('is one number where a limit binds in several periods', async () => {
    // Two halves of the day of which each asks for the same: every kW is used in both, and saves 0.5 in each hour.
    const fleet = bothOpen(60, (input) => {
      input.periods = [
        { id: 'day', hoursPerDay: 12 },
        { id: 'night', hoursPerDay: 12 },
      ]
      input.policy = { ...input.policy, routing: 'byPeriod' }
    })
    const { limits } = await prices(fleet, await planned(fleet))
    expect(limits).toHaveLength(1)
    expect(limits[0]?.savedPerHour).toBeCloseTo(0.5, 9)
    expect(limits[0]?.periodIds).toEqual(['day', 'night'])
  })

  it('is first of all what it spares of the penalty where demand is left out', async () => {
    // 60 accelerators for 70: one more serves 10 tokens/s, 0.036 million an hour at 1,000 each.
    const fleet = bothOpen(1000, (input) => {
      for (const pool of input.pools) pool.count = 30
    })
    const { limits } = await prices(fleet, await planned(fleet))
    expect(limits.map(({ poolId }) => poolId).sort()).toEqual(['East-pool', 'West-pool'])
    for (const { savedPenaltyPerHour } of limits) expect(savedPenaltyPerHour).toBeCloseTo(36, 6)
    expect(limits[0]?.text).toContain('spares 36 CNY per hour of penalty for unserved demand')
  })

  it('is not given for what is decided whole, and the answer says why', async () => {
    const fleet = bothOpen(60, (input) => {
      input.policy = { ...input.policy, maxOpenSites: 2 }
    })
    const { withoutPrice } = await prices(fleet, await planned(fleet))
    expect(withoutPrice).toHaveLength(1)
    expect(withoutPrice[0]?.text).toContain('limit of 2 open sites has no price by the unit')
  })
})

/** The edit by which a limit moves; of a pool only what may be used of it, so that nothing else changes. */
const moved = (fleet: Fleet, { limit, limitValue, poolId, siteId }: LimitWorth, by: number) => {
  if (limit === 'sitePower')
    return { kind: 'setPowerLimit', siteId, facilityPowerLimitKw: limitValue + by } as Edit
  const pool = fleet.pools.find(({ id }) => id === poolId)
  if (limit !== 'poolCapacity' || !pool) return null
  const reserveFraction = 1 - ((1 - pool.reserveFraction) * (limitValue + by)) / limitValue
  if (reserveFraction < 0) return null
  return { kind: 'change', collection: 'pools', id: pool.id, set: { reserveFraction } } as Edit
}

describe.each([1, 2, 3, 5])('prices of generated fleet %i', (seed) => {
  it('are what an independent plan with the limit moved saves, within the range and less beyond it', async () => {
    const fleet = generateFleet({
      seed,
      sites: 8,
      inferenceWorkloads: 14,
      trainingWorkloads: 5,
      periods: 2,
      load: 0.45,
    })
    const found = await planned(fleet)
    const { limits, costPerHour } = await prices(fleet, found)
    expect(costPerHour).toBeCloseTo(found.account.costPerHour, 3)
    let compared = 0
    const savedBy = async (worth: LimitWorth, by: number) => {
      const edit = moved(fleet, worth, by)
      if (!edit) return null
      const result = await plan(applyEdits(fleet, [edit]).fleet, { ...exact, hold: found })
      if (result.scope !== 'sitesAndGangsHeld') return null
      compared++
      return (costPerHour ?? 0) - (result.plan?.account.costPerHour ?? 0)
    }
    for (const worth of limits.slice(0, 4)) {
      const { limitValue, savedPerHour, sensitivityRange } = worth
      const up = (sensitivityRange.to ?? limitValue + 10) - limitValue
      const down = limitValue - (sensitivityRange.from ?? limitValue - 10)
      for (const by of [up * 0.5, -down * 0.5]) {
        const saved = await savedBy(worth, by)
        if (saved !== null) expect(Math.abs(saved - savedPerHour * by)).toBeLessThan(1e-4)
      }
      const beyond = await savedBy(worth, up + 5)
      if (beyond !== null) expect(beyond).toBeLessThan(savedPerHour * (up + 5) + 1e-4)
    }
    if (limits.length > 0) expect(compared).toBeGreaterThan(0)
  })
})
