import type { Edit, Fleet } from '@berth/shared'
import { smallestCountingShare } from '../../formulation/constraints/shareIsSpread.ts'
import { jurisdictionsOf } from './describeItem.ts'
import type { GivenWay, RuleItem } from './ruleItem.ts'

/**
 * The edits by which a rule of a fleet gives way by an amount. The fleet is the one with all earlier edits, since some edits state
 * more than one rule.
 */
export const editsOf = (fleet: Fleet, item: RuleItem, { amount, tags }: GivenWay): Edit[] => {
  const { rule, limit, workloadId, regionId, siteId, poolId, operatorId } = item
  const { policy } = fleet
  const raised = (limit ?? 0) + amount
  const id = workloadId ?? ''
  const holds = (list: Fleet['policy']['pins'], isKept: (siteId: string) => boolean) =>
    list.filter((hold) => hold.workloadId === id && isKept(hold.siteId))
  const heldAgain = (kind: 'pinWorkload' | 'forbidWorkload', list: Fleet['policy']['pins']) =>
    list.map((hold): Edit => ({ kind, ...hold }))
  switch (rule) {
    case 'demandIsServed':
      return [{ kind: 'scaleDemand', workloadId: id, regionId, factor: Math.max(0, 1 - amount) }]
    case 'trainingIsPlaced':
      return [{ kind: 'remove', collection: 'trainingWorkloads', id }]
    case 'poolCapacityHolds':
      return [{ kind: 'change', collection: 'pools', id: poolId ?? '', set: { count: raised } }]
    case 'gangFitsInterconnect':
      return [
        {
          kind: 'change',
          collection: 'pools',
          id: poolId ?? '',
          set: { maxGangAccelerators: raised },
        },
      ]
    case 'sitePowerHolds':
      return [{ kind: 'setPowerLimit', siteId: siteId ?? '', facilityPowerLimitKw: raised }]
    case 'openSiteLimitHolds':
      return [{ kind: 'setMaxOpenSites', maxOpenSites: raised }]
    case 'carbonBudgetHolds':
      return [{ kind: 'setCarbonBudget', carbonBudgetKgPerDay: raised }]
    case 'migrationBudgetHolds': {
      const { maxMoves, maxMigrationGb } = policy
      return [
        item.budget === 'moves'
          ? { kind: 'setMigrationBudget', maxMoves: raised, maxMigrationGb }
          : { kind: 'setMigrationBudget', maxMoves, maxMigrationGb: raised },
      ]
    }
    case 'operatorSitesHold':
      return [
        {
          kind: 'change',
          collection: 'operators',
          id: operatorId ?? '',
          set: { maxSites: raised },
        },
      ]
    case 'operatorPowerHolds':
      return [
        {
          kind: 'change',
          collection: 'operators',
          id: operatorId ?? '',
          set: { maxFacilityPowerKw: raised },
        },
      ]
    case 'shareIsSpread':
      return [
        {
          kind: 'change',
          collection: 'inferenceWorkloads',
          id,
          set: spreadOver(fleet, id, raised),
        },
      ]
    case 'latencyIsMet':
      return [{ kind: 'setLatencySlo', workloadId: id, latencySloMs: raised }]
    case 'residencyIsKept': {
      const isTraining = fleet.trainingWorkloads.some((training) => training.id === id)
      return [
        {
          kind: 'change',
          collection: isTraining ? 'trainingWorkloads' : 'inferenceWorkloads',
          id,
          set: { allowedJurisdictions: [...jurisdictionsOf(fleet, id), ...tags] },
        },
      ]
    }
    case 'pinHolds':
      return [
        { kind: 'releaseWorkload', workloadId: id },
        ...heldAgain(
          'forbidWorkload',
          holds(policy.forbids, () => true),
        ),
      ]
    case 'forbidHolds':
      return [
        { kind: 'releaseWorkload', workloadId: id },
        ...heldAgain(
          'pinWorkload',
          holds(policy.pins, () => true),
        ),
        ...heldAgain(
          'forbidWorkload',
          holds(policy.forbids, (site) => site !== siteId),
        ),
      ]
    case 'siteRulingHolds':
      return [{ kind: 'freeSite', siteId: siteId ?? '' }]
    case 'siteIsBuilt':
      return [{ kind: 'change', collection: 'sites', id: siteId ?? '', set: { status: 'idle' } }]
    case 'sitesKeepTheirOperator':
      return [{ kind: 'setHandover', handover: 'allowed' }]
  }
}

/** The fields by which one site may take a share: the share itself, and no more sites than leave it so much. */
const spreadOver = ({ inferenceWorkloads }: Fleet, id: string, share: number) => {
  const workload = inferenceWorkloads.find((entry) => entry.id === id)
  const largest = Math.min(1, share)
  const mostSites = largest >= 1 ? 1 : Math.floor((1 - smallestCountingShare) / largest + 1e-9) + 1
  return {
    maxSharePerSite: Math.max(workload?.maxSharePerSite ?? 0, largest),
    minSites: Math.min(workload?.minSites ?? 1, mostSites),
  }
}
