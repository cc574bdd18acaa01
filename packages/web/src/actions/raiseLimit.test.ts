import { expect, it } from 'vitest'
import { raiseLimit } from './raiseLimit.ts'

const budget = { maxMoves: 40, maxMigrationGb: 900 }
const price = {
  id: '',
  siteId: null,
  poolId: null,
  operatorId: null,
  limitValue: 100,
  step: 8,
  savingPerHour: 1,
  upToMore: 8.4,
  isForThisPlanOnly: true,
}

it('sets the power limit of the site one step higher', () => {
  expect(raiseLimit({ ...price, limit: 'SITE_POWER', siteId: 'a' }, budget)).toEqual([
    { setPowerLimit: { siteId: 'a', facilityPowerLimitKw: 108 } },
  ])
})

it('keeps the other half of the migration budget', () => {
  expect(raiseLimit({ ...price, limit: 'MOVES' }, budget)).toEqual([
    { setMigrationBudget: { maxMoves: 108, maxMigrationGb: 900 } },
  ])
})
