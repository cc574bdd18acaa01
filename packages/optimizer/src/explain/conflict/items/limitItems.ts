import { largestSharePerSite } from '../../../formulation/constraints/shareIsSpread.ts'
import type { FormulationContext } from '../../../formulation/formulation.ts'
import type { Relaxation } from '../../../formulation/relaxations.ts'
import { type RuleItem, ruleItem } from '../ruleItem.ts'

/** The limits that rows of the model stretch: of pools, sites, operators, workloads and the fleet. */
export const limitItems = ({ indexed, relaxations }: FormulationContext): RuleItem[] => {
  const { fleet } = indexed
  const { policy } = fleet
  const poolById = new Map(fleet.pools.map((pool) => [pool.id, pool]))
  const siteById = new Map(fleet.sites.map((site) => [site.id, site]))
  const operatorById = new Map(fleet.operators.map((operator) => [operator.id, operator]))
  const workloadById = new Map(fleet.inferenceWorkloads.map((workload) => [workload.id, workload]))
  const ofWorkload = (id: string) => {
    const workload = workloadById.get(id)
    return workload ? largestSharePerSite(workload.maxSharePerSite, workload.minSites) : 1
  }
  const about = ({ rule, entity }: Relaxation): Partial<RuleItem> & { limit: number | null } => {
    switch (rule) {
      case 'poolCapacityHolds': {
        const pool = poolById.get(entity)
        return {
          poolId: entity,
          siteId: pool?.siteId ?? null,
          limit: pool?.count ?? null,
          unit: 'accelerators',
        }
      }
      case 'sitePowerHolds':
        return {
          siteId: entity,
          limit: siteById.get(entity)?.facilityPowerLimitKw ?? null,
          unit: 'kW',
        }
      case 'openSiteLimitHolds':
        return { limit: policy.maxOpenSites, unit: 'open sites' }
      case 'carbonBudgetHolds':
        return { limit: policy.carbonBudgetKgPerDay, unit: 'kg/day' }
      case 'migrationBudgetHolds':
        return entity === 'moves'
          ? { budget: 'moves', limit: policy.maxMoves, unit: 'moves' }
          : { budget: 'migration', limit: policy.maxMigrationGb, unit: 'GB' }
      case 'operatorSitesHold':
        return {
          operatorId: entity,
          limit: operatorById.get(entity)?.maxSites ?? null,
          unit: 'open sites',
        }
      case 'operatorPowerHolds':
        return {
          operatorId: entity,
          limit: operatorById.get(entity)?.maxFacilityPowerKw ?? null,
          unit: 'kW',
        }
      case 'shareIsSpread':
        return { workloadId: entity, limit: ofWorkload(entity), unit: 'fraction' }
    }
  }
  return [...(relaxations?.columns.values() ?? [])].map((relaxation) => {
    const { rule, column, largest, isWhole } = relaxation
    const subject = about(relaxation)
    return ruleItem({
      rule,
      parts: [{ column, largest, amount: 1, isWhole }],
      scale: subject.limit || 1,
      ...subject,
    })
  })
}
