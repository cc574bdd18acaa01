import type { Fleet } from '@berth/shared'
import type { Load } from './load.ts'
import { inPeriod, type Lookup } from './lookup.ts'
import { movesOf } from './migration.ts'
import { sitePower } from './power.ts'
import type { PlacementState } from './state.ts'

/** Limits that hold for the fleet or for an operator as a whole. */
export const fleetLimits = ({ policy, operators }: Pick<Fleet, 'policy' | 'operators'>) => {
  const limits: { rule: string; entity: string; limit: number; unit: string }[] = []
  const add = (rule: string, entity: string, limit: number | null, unit: string) => {
    if (limit !== null) limits.push({ rule, entity, limit, unit })
  }
  add('openSiteLimitHolds', 'the fleet', policy.maxOpenSites, 'open sites')
  add('carbonBudgetHolds', 'the fleet', policy.carbonBudgetKgPerDay, 'kg/day')
  for (const { id, maxSites, maxFacilityPowerKw } of operators) {
    add('operatorSitesHold', id, maxSites, 'open sites')
    add('operatorPowerHolds', id, maxFacilityPowerKw, 'kW')
  }
  add('migrationBudgetHolds', 'moves of the fleet', policy.maxMoves, 'moves')
  add('migrationBudgetHolds', 'data moved', policy.maxMigrationGb, 'GB')
  return limits
}

/** How much of each fleet limit a placement uses, by rule and entity. */
export const fleetUse = (lookup: Lookup, load: Load, state: PlacementState) => {
  const use = new Map<string, number>()
  const add = (rule: string, entity: string, amount: number) =>
    use.set(`${rule} ${entity}`, (use.get(`${rule} ${entity}`) ?? 0) + amount)
  for (const siteId of new Set(state.openSiteIds)) {
    const site = lookup.sites.get(siteId)
    if (!site) continue
    const operatorId = state.operatorIdBySite?.get(siteId) ?? site.operatorId
    add('openSiteLimitHolds', 'the fleet', 1)
    add('operatorSitesHold', operatorId, 1)
    add('operatorPowerHolds', operatorId, site.facilityPowerLimitKw)
    for (const { id, hoursPerDay } of lookup.fleet.periods) {
      const kwh = sitePower(lookup, load, site, id).facilityPowerKw * hoursPerDay
      add(
        'carbonBudgetHolds',
        'the fleet',
        (kwh * inPeriod(site.carbonIntensityGPerKwh, id)) / 1000,
      )
    }
  }
  const { moves, migrationGb } = movesOf(lookup, load)
  add('migrationBudgetHolds', 'moves of the fleet', moves)
  add('migrationBudgetHolds', 'data moved', migrationGb)
  return (rule: string, entity: string): number => use.get(`${rule} ${entity}`) ?? 0
}
