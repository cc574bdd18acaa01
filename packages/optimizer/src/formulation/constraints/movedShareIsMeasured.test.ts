import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { certify } from '../../evaluate/index.ts'

/** Data leaves a site at this price per GB, and moves are paid off in 10 hours. */
const moving =
  (egressPricePerGb: number, change: (input: FleetInput) => void = () => {}) =>
  (input: FleetInput) => {
    for (const site of input.sites) site.egressPricePerGb = egressPricePerGb
    input.policy = { amortisationHours: 10 }
    change(input)
  }
const termOf = ({ found }: Awaited<ReturnType<typeof planTiny>>) =>
  found?.account.costTerms.find(({ name }) => name === 'migration')?.amountPerHour

// Half of chat (50 GB) is at each site today, and the gang, without data, at East.
describe('what is at a site beyond today', () => {
  it('is moved in, at the price of copying it, spread over the hours: 0.5 × 50 × 0.2 / 10 = 0.5', async () => {
    const answer = await planTiny(moving(0.2))
    expect(answer.cost).toBeCloseTo(145.5)
    expect(termOf(answer)).toBeCloseTo(0.5)
    // The half of chat that is at West already does not move; the gang does.
    expect(answer.found?.account.moves).toBeCloseTo(1.5)
  })
  it('takes data and checkpoint of a gang along: (100 + 50) × 0.2 / 10 = 3 more', async () => {
    const withData = (input: FleetInput) => {
      for (const workload of input.trainingWorkloads ?? [])
        Object.assign(workload, { datasetGb: 100, checkpointGb: 50 })
    }
    expect(termOf(await planTiny(moving(0.2, withData)))).toBeCloseTo(3.5)
  })
  it('moves as long as that costs less than it saves', async () => {
    // All at West: 145 + 25 GB × price / 10. Chat staying at both, the gang at West: 200 + 25 + 45 × 0.5 = 247.5.
    expect((await planTiny(moving(40))).cost).toBeCloseTo(245)
    const { cost, openSiteIds } = await planTiny(moving(42))
    expect(cost).toBeCloseTo(247.5)
    expect(openSiteIds).toEqual(['East', 'West'])
  })
  it('moves nothing where nothing runs today', async () => {
    const fresh = (input: FleetInput) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.currentPlacement = []
      for (const workload of input.trainingWorkloads ?? []) workload.currentPoolId = null
    }
    const answer = await planTiny(moving(0.2, fresh))
    expect(answer.found?.account.moves).toBe(0)
    expect(answer.cost).toBeCloseTo(145)
  })
  it('is its largest share of the day where requests are routed anew in every period', async () => {
    // Chat is at East. West is cheaper by night only, so chat is there by night: one move, though for half a day.
    const { found, sharesOf } = await planTiny((input) => {
      input.periods = [
        { id: 'night', hoursPerDay: 12 },
        { id: 'day', hoursPerDay: 12 },
      ]
      for (const site of input.sites)
        if (site.id === 'West') site.electricityPricePerKwh = { night: 0.5, day: 2 }
      for (const workload of input.inferenceWorkloads ?? [])
        workload.currentPlacement = [{ regionId: 'city', poolId: 'East-pool', share: 1 }]
      input.policy = {
        routing: 'byPeriod',
        siteRulings: [
          { siteId: 'East', ruling: 'open' },
          { siteId: 'West', ruling: 'open' },
        ],
      }
    })
    expect(sharesOf('chat')).toEqual([
      ['West', 1],
      ['East', 1],
    ])
    expect(found?.account.moves).toBeCloseTo(1)
  })
  it('is measured again: a plan that claims to have moved less is refused', async () => {
    const { fleet, found } = await planTiny(moving(0.2))
    if (!found) throw new Error('There is a plan.')
    expect(certify(fleet, found).ok).toBe(true)
    const claimed = structuredClone(found)
    for (const term of claimed.account.costTerms)
      if (term.name === 'migration') term.amountPerHour = 0.4
    expect(certify(fleet, claimed).violations).toMatchObject([
      { rule: 'costTermIsTrue', entity: 'cost term migration' },
    ])
    claimed.account = { ...found.account, moves: 1.4 }
    expect(certify(fleet, claimed).violations).toMatchObject([
      { rule: 'accountIsTrue', entity: 'account moves' },
    ])
  })
})
