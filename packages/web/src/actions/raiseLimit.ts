import type { EditInput } from '../graphql/mutations.ts'
import type { LimitPriceView } from '../view/limitPrices.ts'

/** The migration budget as it stands; its two limits are set together. */
export interface MigrationBudget {
  maxMoves: number | null
  maxMigrationGb: number | null
}

/** Raises a limit by one step from where the plan found it. */
export function raiseLimit(price: LimitPriceView, budget: MigrationBudget): EditInput[] {
  const { limit, siteId, poolId, operatorId } = price
  const raised = price.limitValue + price.step
  const operator = (set: object): EditInput[] =>
    operatorId === null ? [] : [{ change: { collection: 'OPERATORS', id: operatorId, set } }]
  switch (limit) {
    case 'SITE_POWER':
      return siteId === null ? [] : [{ setPowerLimit: { siteId, facilityPowerLimitKw: raised } }]
    case 'POOL_CAPACITY':
      if (poolId === null) return []
      return [{ change: { collection: 'POOLS', id: poolId, set: { count: raised } } }]
    case 'OPEN_SITES':
      return [{ setMaxOpenSites: { maxOpenSites: raised } }]
    case 'CARBON_BUDGET':
      return [{ setCarbonBudget: { carbonBudgetKgPerDay: raised } }]
    case 'OPERATOR_SITES':
      return operator({ maxSites: raised })
    case 'OPERATOR_POWER':
      return operator({ maxFacilityPowerKw: raised })
    case 'MOVES':
      return [{ setMigrationBudget: { ...budget, maxMoves: raised } }]
    case 'MIGRATION':
      return [{ setMigrationBudget: { ...budget, maxMigrationGb: raised } }]
  }
}
