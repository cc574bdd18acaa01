import type { Fleet } from '@berth/shared'
import type { ConflictRule } from '../../explain/conflict/conflictRule.ts'

/** A rule of one entity, as a conflict names it. */
export interface NamedRule {
  rule: ConflictRule
  workloadId: string | null
  regionId: string | null
  siteId: string | null
  poolId: string | null
  operatorId: string | null
  unit: string
}

/** More than anything needs. */
const plenty = 1e5

/** Every rule of every entity that a fleet has. */
export const rulesOf = (fleet: Fleet): NamedRule[] => {
  const { policy } = fleet
  const named = (rule: ConflictRule, about: Partial<NamedRule> = {}): NamedRule => ({
    rule,
    workloadId: null,
    regionId: null,
    siteId: null,
    poolId: null,
    operatorId: null,
    unit: '',
    ...about,
  })
  const workloads = [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads]
  return [
    ...fleet.inferenceWorkloads.flatMap(({ id, demand, maxSharePerSite, minSites }) => [
      ...demand.map(({ regionId }) => named('demandIsServed', { workloadId: id, regionId })),
      named('latencyIsMet', { workloadId: id }),
      ...(maxSharePerSite < 1 || minSites > 1 ? [named('shareIsSpread', { workloadId: id })] : []),
    ]),
    ...fleet.trainingWorkloads.map(({ id }) => named('trainingIsPlaced', { workloadId: id })),
    ...workloads
      .filter(({ allowedJurisdictions }) => allowedJurisdictions !== null)
      .map(({ id }) => named('residencyIsKept', { workloadId: id })),
    ...[...new Set(policy.pins.map(({ workloadId }) => workloadId))].map((workloadId) =>
      named('pinHolds', { workloadId }),
    ),
    ...policy.forbids.map((hold) => named('forbidHolds', hold)),
    ...policy.siteRulings.map(({ siteId }) => named('siteRulingHolds', { siteId })),
    ...fleet.sites.map(({ id }) => named('sitePowerHolds', { siteId: id })),
    ...fleet.sites
      .filter(({ status }) => status === 'underConstruction')
      .map(({ id }) => named('siteIsBuilt', { siteId: id })),
    ...fleet.pools.flatMap(({ id }) => [
      named('poolCapacityHolds', { poolId: id }),
      named('gangFitsInterconnect', { poolId: id }),
    ]),
    ...fleet.operators.flatMap(({ id, maxSites, maxFacilityPowerKw }) => [
      ...(maxSites === null ? [] : [named('operatorSitesHold', { operatorId: id })]),
      ...(maxFacilityPowerKw === null ? [] : [named('operatorPowerHolds', { operatorId: id })]),
    ]),
    ...(policy.maxOpenSites === null ? [] : [named('openSiteLimitHolds')]),
    ...(policy.carbonBudgetKgPerDay === null ? [] : [named('carbonBudgetHolds')]),
    ...(policy.maxMoves === null ? [] : [named('migrationBudgetHolds', { unit: 'moves' })]),
    ...(policy.maxMigrationGb === null ? [] : [named('migrationBudgetHolds', { unit: 'GB' })]),
    ...(policy.handover === 'none' ? [named('sitesKeepTheirOperator')] : []),
  ]
}

/**
 * A fleet without some of its rules, made by hand and not by the edits of a repair. Accelerators that a pool has too few of are added `times` over:
 * they draw power while idle, so no single number is as good as none.
 */
export const withoutRules = (fleet: Fleet, rules: readonly NamedRule[], times = plenty): Fleet =>
  rules.reduce((changed, rule) => withoutRule(changed, rule, times), fleet)

const withoutRule = (fleet: Fleet, named: NamedRule, times: number): Fleet => {
  const { rule, workloadId, regionId, siteId, poolId, operatorId, unit } = named
  const policy = (change: Partial<Fleet['policy']>): Fleet => ({
    ...fleet,
    policy: { ...fleet.policy, ...change },
  })
  const inference = (change: Partial<Fleet['inferenceWorkloads'][number]>): Fleet => ({
    ...fleet,
    inferenceWorkloads: fleet.inferenceWorkloads.map((workload) =>
      workload.id === workloadId ? { ...workload, ...change } : workload,
    ),
  })
  const pools = (change: (pool: Fleet['pools'][number]) => Partial<Fleet['pools'][number]>) => ({
    ...fleet,
    pools: fleet.pools.map((pool) => (pool.id === poolId ? { ...pool, ...change(pool) } : pool)),
  })
  const sites = (change: Partial<Fleet['sites'][number]>): Fleet => ({
    ...fleet,
    sites: fleet.sites.map((site) => (site.id === siteId ? { ...site, ...change } : site)),
  })
  const operators = (change: Partial<Fleet['operators'][number]>): Fleet => ({
    ...fleet,
    operators: fleet.operators.map((operator) =>
      operator.id === operatorId ? { ...operator, ...change } : operator,
    ),
  })
  switch (rule) {
    case 'demandIsServed':
      return {
        ...fleet,
        inferenceWorkloads: fleet.inferenceWorkloads
          .map((workload) =>
            workload.id === workloadId
              ? {
                  ...workload,
                  demand: workload.demand.filter((entry) => entry.regionId !== regionId),
                }
              : workload,
          )
          .filter(({ demand }) => demand.length > 0),
      }
    case 'trainingIsPlaced':
      return {
        ...fleet,
        trainingWorkloads: fleet.trainingWorkloads.filter(({ id }) => id !== workloadId),
      }
    case 'latencyIsMet':
      return inference({ latencySloMs: plenty })
    case 'shareIsSpread':
      return inference({ maxSharePerSite: 1, minSites: 1 })
    case 'residencyIsKept':
      return {
        ...inference({ allowedJurisdictions: null }),
        trainingWorkloads: fleet.trainingWorkloads.map((training) =>
          training.id === workloadId ? { ...training, allowedJurisdictions: null } : training,
        ),
      }
    case 'pinHolds':
      return policy({ pins: fleet.policy.pins.filter((hold) => hold.workloadId !== workloadId) })
    case 'forbidHolds':
      return policy({
        forbids: fleet.policy.forbids.filter(
          (hold) => hold.workloadId !== workloadId || hold.siteId !== siteId,
        ),
      })
    case 'siteRulingHolds':
      return policy({
        siteRulings: fleet.policy.siteRulings.filter((entry) => entry.siteId !== siteId),
      })
    case 'sitePowerHolds':
      return sites({ facilityPowerLimitKw: plenty })
    case 'siteIsBuilt':
      return sites({ status: 'mothballed' })
    case 'poolCapacityHolds':
      return pools(({ count }) => ({ count: Math.ceil(count * times) }))
    case 'gangFitsInterconnect':
      return pools(() => ({ maxGangAccelerators: plenty }))
    case 'operatorSitesHold':
      return operators({ maxSites: null })
    case 'operatorPowerHolds':
      return operators({ maxFacilityPowerKw: null })
    case 'openSiteLimitHolds':
      return policy({ maxOpenSites: null })
    case 'carbonBudgetHolds':
      return policy({ carbonBudgetKgPerDay: null })
    case 'migrationBudgetHolds':
      return policy(unit === 'moves' ? { maxMoves: null } : { maxMigrationGb: null })
    case 'sitesKeepTheirOperator':
      return policy({ handover: 'allowed' })
  }
}
