import type { Fleet } from '@berth/shared'
import type { ConflictRule } from './conflictRule.ts'
import type { RuleItem } from './ruleItem.ts'

/** A number as a planner reads it: up to 5 digits. */
export const figure = (value: number): string =>
  Number(value.toPrecision(5)).toLocaleString('en', { maximumFractionDigits: 6 })

/** Words of a rule for one entity. */
export const sentenceOf = (fleet: Fleet, item: RuleItem): string => {
  const { rule, workloadId, regionId, siteId, poolId, operatorId, limit } = item
  const most = figure(limit ?? 0)
  const at = (list: Fleet['policy']['pins']) =>
    list
      .filter((hold) => hold.workloadId === workloadId)
      .map((hold) => hold.siteId)
      .join(' or ')
  switch (rule) {
    case 'demandIsServed':
      return `all requests of ${workloadId} from ${regionId} are served`
    case 'trainingIsPlaced':
      return `${workloadId} runs`
    case 'poolCapacityHolds':
      return `${poolId} has ${most} accelerators`
    case 'sitePowerHolds':
      return `${siteId} draws at most ${most} kW`
    case 'openSiteLimitHolds':
      return limit === 1 ? 'at most 1 site is open' : `at most ${most} sites are open`
    case 'carbonBudgetHolds':
      return `at most ${most} kg of carbon a day`
    case 'migrationBudgetHolds':
      return item.budget === 'moves' ? `at most ${most} moves` : `at most ${most} GB are copied`
    case 'operatorSitesHold':
      return `${operatorId} runs at most ${most} ${limit === 1 ? 'site' : 'sites'}`
    case 'operatorPowerHolds':
      return `${operatorId} runs at most ${most} kW of facilities`
    case 'shareIsSpread':
      return `at most ${figure((limit ?? 1) * 100)} % of ${workloadId} is at one site`
    case 'latencyIsMet':
      return `the first token of ${workloadId} takes at most ${most} ms`
    case 'residencyIsKept':
      return `${workloadId} stays in ${jurisdictionsOf(fleet, workloadId).join(' or ')}`
    case 'pinHolds':
      return `${workloadId} is pinned to ${at(fleet.policy.pins)}`
    case 'forbidHolds':
      return `${workloadId} must not run at ${siteId}`
    case 'siteRulingHolds':
      return isKeptOpen(fleet, siteId)
        ? `${siteId} is kept open`
        : `${siteId} is closed by the planner`
    case 'siteIsBuilt':
      return `${siteId} is under construction`
    case 'gangFitsInterconnect':
      return `a gang in ${poolId} has at most ${most} accelerators`
    case 'sitesKeepTheirOperator':
      return 'every site keeps its operator'
  }
}

const isKeptOpen = ({ policy }: Fleet, siteId: string | null) =>
  policy.siteRulings.some((entry) => entry.siteId === siteId && entry.ruling === 'open')

/** The jurisdictions in which a workload may run. */
export const jurisdictionsOf = (fleet: Fleet, workloadId: string | null): string[] =>
  [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads].find(({ id }) => id === workloadId)
    ?.allowedJurisdictions ?? []

const pluralOf: Record<ConflictRule, (count: string) => string> = {
  demandIsServed: (count) => `${count} streams of requests are served`,
  trainingIsPlaced: (count) => `${count} trainings run`,
  poolCapacityHolds: (count) => `${count} pools have the accelerators that they have`,
  sitePowerHolds: (count) => `${count} sites hold their power limits`,
  openSiteLimitHolds: (count) => `${count} limits on open sites hold`,
  carbonBudgetHolds: (count) => `${count} carbon budgets hold`,
  migrationBudgetHolds: (count) => `${count} migration budgets hold`,
  operatorSitesHold: (count) => `${count} operators run no more sites than they are able to`,
  operatorPowerHolds: (count) => `${count} operators run no more power than they are able to`,
  shareIsSpread: (count) => `${count} workloads are spread`,
  latencyIsMet: (count) => `${count} workloads meet their SLOs`,
  residencyIsKept: (count) => `${count} workloads stay in their jurisdictions`,
  pinHolds: (count) => `${count} workloads are pinned`,
  forbidHolds: (count) => `${count} forbids hold`,
  siteRulingHolds: (count) => `${count} sites are kept open or closed`,
  siteIsBuilt: (count) => `${count} sites are under construction`,
  gangFitsInterconnect: (count) => `gangs in ${count} pools fit their interconnect`,
  sitesKeepTheirOperator: () => 'every site keeps its operator',
}

/** Words of a rule for several entities together. */
export const sentenceOfMany = (rule: ConflictRule, count: number): string =>
  pluralOf[rule](count.toLocaleString('en'))
