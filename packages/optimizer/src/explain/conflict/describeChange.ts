import type { Fleet } from '@berth/shared'
import { figure, jurisdictionsOf } from './describeItem.ts'
import type { GivenWay, RuleItem } from './ruleItem.ts'

/** A change of a repair in the planner’s words: what to do, from which limit to which, and how much that is of the limit. */
export const describeChange = (fleet: Fleet, item: RuleItem, given: GivenWay): string => {
  const { rule, workloadId, regionId, siteId, poolId, operatorId, limit, unit, scale } = item
  const { amount, tags } = given
  const percent = `+${figure((100 * amount) / scale)} %`
  const [from, to] = [figure(limit ?? 0), figure((limit ?? 0) + amount)]
  const raised = `from ${from} to ${to} ${unit} (${percent})`
  switch (rule) {
    case 'demandIsServed':
      return amount >= 1
        ? `serve no requests of ${workloadId} from ${regionId}`
        : `cut the requests of ${workloadId} from ${regionId} by ${figure(100 * amount)} %`
    case 'trainingIsPlaced':
      return `do without ${workloadId}`
    case 'poolCapacityHolds':
      return `enlarge ${poolId} ${raised}`
    case 'gangFitsInterconnect':
      return `widen the interconnect of ${poolId} ${raised}`
    case 'sitePowerHolds':
      return `raise the power limit of ${siteId} ${raised}`
    case 'openSiteLimitHolds':
      return `allow ${to} open sites instead of ${from}`
    case 'carbonBudgetHolds':
      return `raise the carbon budget ${raised}`
    case 'migrationBudgetHolds':
      return `raise the migration budget ${raised}`
    case 'operatorSitesHold':
      return `let ${operatorId} run ${to} sites instead of ${from}`
    case 'operatorPowerHolds':
      return `let ${operatorId} run more facilities: ${raised}`
    case 'shareIsSpread':
      return `let one site take ${figure(100 * ((limit ?? 0) + amount))} % of ${workloadId} instead of ${figure(100 * (limit ?? 0))} %`
    case 'latencyIsMet':
      return `raise the SLO of ${workloadId} ${raised}`
    case 'residencyIsKept':
      return `let ${workloadId} run in ${tags.join(' and ')}, besides ${jurisdictionsOf(fleet, workloadId).join(' and ')}`
    case 'pinHolds':
      return `drop the pins of ${workloadId}`
    case 'forbidHolds':
      return `let ${workloadId} run at ${siteId}`
    case 'siteRulingHolds':
      return `let the plan decide whether ${siteId} is open`
    case 'siteIsBuilt':
      return `finish ${siteId}`
    case 'sitesKeepTheirOperator':
      return 'let sites go to other operators'
  }
}
