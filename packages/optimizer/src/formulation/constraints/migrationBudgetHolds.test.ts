import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { plan } from '../../plan.ts'

const planWithin = async (policy: { maxMoves?: number; maxMigrationGb?: number }) => {
  const result = await plan(
    tinyFleet((input) => {
      input.policy = policy
    }),
    { objective: 'cost', gapRelative: 0, engine: 'highs' },
  )
  return { ...result, account: result.plan?.account }
}

// Both at West costs 145: half of chat (0.5 moves, 0.5 × 50 GB) and train (1 move, 0 GB) go there.
describe('the migration budget', () => {
  it('changes nothing where it is just enough', async () => {
    const { account, certificate } = await planWithin({ maxMoves: 1.5, maxMigrationGb: 25 })
    expect(account?.costPerHour).toBeCloseTo(145)
    expect(account).toMatchObject({ moves: expect.closeTo(1.5), migrationGb: expect.closeTo(25) })
    expect(certificate?.ok).toBe(true)
  })
  it('takes the best plan that fewer moves reach', async () => {
    // One move: half of chat goes to East, where train stays. 100 + 70 + 10 = 180.
    expect((await planWithin({ maxMoves: 1 })).account?.costPerHour).toBeCloseTo(180)
    // 0.4 moves: both stay open, 0.9 of chat at West. 200 + 20 + 5 + 45 × 0.5 = 247.5.
    expect((await planWithin({ maxMoves: 0.4 })).account?.costPerHour).toBeCloseTo(247.5)
  })
  it('counts the gigabytes of what moves', async () => {
    // 24 GB: 0.48 of chat follows train, which has no data. 200 + 1 + 69 × 0.5 = 235.5.
    expect((await planWithin({ maxMigrationGb: 24 })).account?.costPerHour).toBeCloseTo(235.5)
  })
  it('keeps everything where it is when nothing may move', async () => {
    const { account, plan: found } = await planWithin({ maxMoves: 0 })
    expect(account).toMatchObject({ moves: 0, servedFraction: 1, trainingsPlaced: 1 })
    expect(found?.openSiteIds).toEqual(['East', 'West'])
  })
  it('is checked again, in moves and in gigabytes', () => {
    const broken = (policy: { maxMoves?: number; maxMigrationGb?: number }) =>
      rulesBroken((input) => {
        input.policy = policy
      })
    expect(broken({ maxMoves: 1.5, maxMigrationGb: 25 })).toEqual([])
    expect(broken({ maxMoves: 1.4999 })).toEqual(['migrationBudgetHolds'])
    expect(broken({ maxMigrationGb: 24.999 })).toEqual(['migrationBudgetHolds'])
  })
  it('has a price: what one more move would save', async () => {
    // At 0.4 moves another hundredth of a move takes 0.5 kW from 1 to 0.5 per kWh.
    const { prices } = await planWithin({ maxMoves: 0.4 })
    expect(prices.find(({ limit }) => limit === 'moves')).toMatchObject({
      shadowPrice: expect.closeTo(-25),
      unit: 'move',
    })
  })
})
