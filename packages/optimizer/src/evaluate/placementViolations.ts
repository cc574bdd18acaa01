import type { AcceleratorPool, Site, Violation } from '@berth/shared'
import { latencyAt } from './load.ts'
import type { Lookup } from './lookup.ts'
import type { PlacementState } from './state.ts'
import { exceeds, violation } from './violation.ts'

type PlacementRow = PlacementState['placements'][number]

/** Limits that one placement breaks by itself: where it may run at all. */
export const placementViolations = (
  lookup: Lookup,
  placement: PlacementRow,
  state: PlacementState,
  openSites: ReadonlySet<string>,
): Violation[] => {
  const { workloadId, poolId } = placement
  const pool = lookup.pools.get(poolId)
  const site = pool && lookup.sites.get(pool.siteId)
  const workload = lookup.inference.get(workloadId) ?? lookup.training.get(workloadId)
  const entity = `${workloadId} at ${poolId}`
  if (!workload)
    return [violation('namesExist', entity, 'an unknown workload', 'a workload of the fleet', '')]
  if (!pool || !site)
    return [violation('namesExist', entity, 'an unknown pool', 'a pool of the fleet', '')]
  const found: Violation[] = []
  if (!openSites.has(site.id)) found.push(closedSiteViolation(placement))
  if (!Number.isFinite(placement.share) || placement.share < -1e-9)
    found.push(
      violation('shareIsAFraction', entity, String(placement.share), 'a share between 0 and 1', ''),
    )
  if (workload.allowedJurisdictions && !workload.allowedJurisdictions.includes(site.jurisdiction))
    found.push(
      violation(
        'residencyIsKept',
        entity,
        site.jurisdiction,
        workload.allowedJurisdictions.join(' or '),
        '',
      ),
    )
  found.push(...holdViolations(lookup, workloadId, site.id, entity))
  found.push(...operatorViolations(lookup, state, workloadId, site, entity))
  const isRefitted = state.refittedSiteIds?.includes(site.id) ?? false
  return [
    ...found,
    ...(lookup.inference.has(workloadId)
      ? inferenceViolations(lookup, placement, site, isRefitted, entity)
      : trainingViolations(lookup, placement, pool, entity)),
  ]
}

/** What is wrong with a placement of a known workload at a closed site. */
export const closedSiteViolation = ({ workloadId, poolId }: PlacementRow): Violation =>
  violation('closedSiteIsEmpty', `${workloadId} at ${poolId}`, 'a closed site', 'an open site', '')

const holdViolations = (lookup: Lookup, workloadId: string, siteId: string, entity: string) => {
  const pinnedAt = lookup.pinnedSites.get(workloadId)
  const found: Violation[] = []
  if (pinnedAt && !pinnedAt.includes(siteId))
    found.push(violation('pinsAndForbidsHold', entity, siteId, pinnedAt.join(' or '), ''))
  if (lookup.forbiddenSites.get(workloadId)?.includes(siteId))
    found.push(violation('pinsAndForbidsHold', entity, siteId, 'any other site', ''))
  return found
}

const operatorViolations = (
  lookup: Lookup,
  state: PlacementState,
  workloadId: string,
  site: Site,
  entity: string,
) => {
  const operator = lookup.operators.get(state.operatorIdBySite?.get(site.id) ?? site.operatorId)
  const [kind, isAble] = lookup.inference.has(workloadId)
    ? (['inference', operator?.servesInference] as const)
    : (['training', operator?.servesTraining] as const)
  return isAble
    ? []
    : [
        violation(
          'operatorRunsWhatIsPlaced',
          entity,
          `operator ${operator?.id}, which cannot run ${kind}`,
          `an operator that runs ${kind}`,
          '',
        ),
      ]
}

const inferenceViolations = (
  lookup: Lookup,
  placement: PlacementRow,
  site: Site,
  isRefitted: boolean,
  entity: string,
) => {
  const workload = lookup.inference.get(placement.workloadId)
  const pool = lookup.pools.get(placement.poolId)
  const workloadClass = workload && lookup.classes.get(workload.classId)
  const type = pool && lookup.types.get(pool.acceleratorTypeId)
  if (!workload || !pool || !workloadClass || !type) return []
  if (!workload.demand.some((demand) => demand.regionId === placement.regionId))
    return [
      violation(
        'namesExist',
        entity,
        `region ${placement.regionId}`,
        'a region that asks for it',
        '',
      ),
    ]
  const fit = workloadClass.fitByAcceleratorType[type.id]
  if (!fit || fit.tokensPerSecond <= 0)
    return [
      violation(
        'acceleratorRunsClass',
        entity,
        type.id,
        'an accelerator type that runs the class',
        '',
      ),
    ]
  const found: Violation[] = []
  if (!site.servesInference && !isRefitted)
    found.push(
      violation(
        'siteServesInference',
        entity,
        'a training-only site',
        'a site fit for inference',
        '',
      ),
    )
  const memoryGb = fit.acceleratorsPerReplica * type.memoryGb
  if (exceeds(workloadClass.weightsGb, memoryGb))
    found.push(violation('memoryHolds', entity, workloadClass.weightsGb, memoryGb, 'GB'))
  const usable = pool.count * (1 - pool.reserveFraction)
  if (exceeds(fit.acceleratorsPerReplica, usable))
    found.push(
      violation('replicaFitsPool', entity, fit.acceleratorsPerReplica, usable, 'accelerators'),
    )
  const latencyMs = latencyAt(lookup, placement)
  if (latencyMs !== null && exceeds(latencyMs, workload.latencySloMs))
    found.push(
      violation(
        'latencyIsMet',
        `${entity} for ${placement.regionId}`,
        latencyMs,
        workload.latencySloMs,
        'ms',
      ),
    )
  return found
}

const trainingViolations = (
  lookup: Lookup,
  placement: PlacementRow,
  pool: AcceleratorPool,
  entity: string,
) => {
  const workload = lookup.training.get(placement.workloadId)
  const workloadClass = workload && lookup.classes.get(workload.classId)
  const type = lookup.types.get(pool.acceleratorTypeId)
  if (!workload || !workloadClass || !type) return []
  const fit = workloadClass.fitByAcceleratorType[type.id]
  if (!fit || fit.relativeSpeed <= 0)
    return [
      violation(
        'acceleratorRunsClass',
        entity,
        type.id,
        'an accelerator type that trains the class',
        '',
      ),
    ]
  const gang = Math.ceil(workload.accelerators / fit.relativeSpeed - 1e-9)
  const found: Violation[] = []
  if (exceeds(gang, pool.maxGangAccelerators))
    found.push(
      violation('gangFitsInterconnect', entity, gang, pool.maxGangAccelerators, 'accelerators'),
    )
  const usable = pool.count * (1 - pool.reserveFraction)
  if (exceeds(gang, usable))
    found.push(violation('gangFitsPool', entity, gang, usable, 'accelerators'))
  const available = lookup
    .periodsOf(placement.periodId)
    .reduce((sum, { hoursPerDay }) => sum + hoursPerDay, 0)
  const hours = placement.hoursPerDay ?? workload.hoursPerDay
  if (exceeds(hours, available) || exceeds(0, hours))
    found.push(violation('hoursFitThePeriod', entity, hours, `0 to ${available}`, 'h/day'))
  if (exceeds(workloadClass.weightsGb, gang * type.memoryGb))
    found.push(
      violation('memoryHolds', entity, workloadClass.weightsGb, gang * type.memoryGb, 'GB'),
    )
  if (Math.abs(placement.share - 1) > 1e-9)
    found.push(violation('gangIsWhole', entity, placement.share, 1, 'gang'))
  return found
}
