import type { Violation } from '@berth/shared'
import type { Allowance } from './allowance.ts'
import { fleetUse } from './fleetUse.ts'
import { brokenLimits, fleetUses, localUses } from './limitUse.ts'
import type { Load } from './load.ts'
import type { Lookup } from './lookup.ts'
import type { PlacementState } from './state.ts'
import { exceeds, violation } from './violation.ts'

/** Broken limits, and how many limits were looked at. */
interface Findings {
  violations: Violation[]
  checkCount: number
}

/** Limits that placements break together. */
export const fleetViolations = (
  lookup: Lookup,
  load: Load,
  state: PlacementState,
  allowance: Allowance,
): Findings => {
  const uses = [
    ...localUses(lookup, load, state, allowance),
    ...fleetUses(lookup.fleet, fleetUse(lookup, load, state), allowance),
  ]
  const others = ruleViolations(lookup, load, state)
  return {
    violations: [...brokenLimits(uses), ...others.violations],
    checkCount: uses.length + others.checkCount,
  }
}

/** Rules that placements break together, other than by using more of something than there is. */
export const ruleViolations = (lookup: Lookup, load: Load, state: PlacementState): Findings => {
  const openSites = new Set(state.openSiteIds)
  const found: Violation[] = []
  let checkCount = 0
  const check = (rule: string, entity: string, value: number, limit: number, unit: string) => {
    checkCount++
    if (exceeds(value, limit)) found.push(violation(rule, entity, value, limit, unit))
  }
  const { fleet } = lookup
  for (const site of fleet.sites) {
    if (!openSites.has(site.id)) continue
    checkCount++
    if (site.status === 'underConstruction')
      found.push(
        violation(
          'siteIsBuilt',
          site.id,
          'an open site',
          'a site under construction stays shut',
          '',
        ),
      )
  }
  for (const { siteId, ruling } of fleet.policy.siteRulings) {
    checkCount++
    if (openSites.has(siteId) !== (ruling === 'open'))
      found.push(
        violation(
          'siteRulingHolds',
          siteId,
          ruling === 'open' ? 'a closed site' : 'an open site',
          `a site kept ${ruling}`,
          '',
        ),
      )
  }
  if (load.keptByReplicas)
    for (const [entity, byPeriod] of load.servingNeed)
      for (const [periodId, needed] of byPeriod)
        check(
          'replicasAreWhole',
          `${entity} in ${periodId}`,
          needed,
          load.keptByReplicas.get(entity) ?? 0,
          'accelerators',
        )
  for (const { workloadId, poolId, replicas } of state.replicas ?? []) {
    checkCount++
    if (!Number.isInteger(replicas) || replicas < 0)
      found.push(
        violation('replicasAreWhole', `${workloadId} at ${poolId}`, replicas, 'a whole number', ''),
      )
  }
  for (const [cell, byPeriod] of load.servedShare)
    for (const [periodId, share] of byPeriod)
      check('demandIsServedOnce', `${cell} in ${periodId}`, share, 1, '')
  for (const workload of fleet.inferenceWorkloads)
    for (const { regionId } of workload.demand) checkSites(workload, regionId)
  for (const workload of fleet.trainingWorkloads) {
    const placed = load.training.get(workload.id)
    if (!placed) continue
    check('trainingIsPlacedOnce', workload.id, placed.poolIds.size, 1, 'pools')
    checkCount++
    if (Math.abs(placed.hoursPerDay - workload.hoursPerDay) > 1e-6 * 24)
      found.push(
        violation(
          'trainingRunsItsHours',
          workload.id,
          placed.hoursPerDay,
          workload.hoursPerDay,
          'h/day',
        ),
      )
  }
  return { violations: found, checkCount }

  function checkSites(
    { id, minSites }: (typeof fleet.inferenceWorkloads)[number],
    regionId: string,
  ) {
    const shares = load.siteShare.get(`${id} ${regionId}`)
    if (!shares) return
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0)
    checkCount++
    if (minSites > 1 && total > 1 - 1e-6 && shares.size < minSites)
      found.push(
        violation(
          'spreadOverSites',
          `${id} for ${regionId}`,
          shares.size,
          `at least ${minSites}`,
          'sites',
        ),
      )
  }
}
