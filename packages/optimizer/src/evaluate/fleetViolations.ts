import type { Violation } from '@berth/shared'
import type { Allowance } from './allowance.ts'
import { fleetLimits, fleetUse } from './fleetUse.ts'
import type { Load } from './load.ts'
import type { Lookup } from './lookup.ts'
import { movesOf } from './moves.ts'
import { sitePower } from './power.ts'
import type { PlacementState } from './state.ts'
import { exceeds, violation } from './violation.ts'

/** Limits that placements break together, and how many limits were looked at. */
export const fleetViolations = (
  lookup: Lookup,
  load: Load,
  state: PlacementState,
  allowance: Allowance,
): { violations: Violation[]; checkCount: number } => {
  const openSites = new Set(state.openSiteIds)
  const found: Violation[] = []
  let checkCount = 0
  const check = (rule: string, entity: string, value: number, limit: number, unit: string) => {
    checkCount++
    if (exceeds(value, limit)) found.push(violation(rule, entity, value, limit, unit))
  }
  /** A limit that may be broken as far as it is today. */
  const checkNoWorse = (rule: string, entity: string, value: number, limit: number, unit: string) =>
    check(rule, entity, value, Math.max(limit, allowance(rule, entity)), unit)
  const { fleet } = lookup
  for (const pool of fleet.pools)
    for (const period of fleet.periods)
      check(
        'poolCapacityHolds',
        `${pool.id} in ${period.id}`,
        load.busy.get(pool.id)?.get(period.id) ?? 0,
        pool.count * (1 - pool.reserveFraction),
        'accelerators',
      )
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
    for (const period of fleet.periods) {
      const { facilityPowerKw } = sitePower(lookup, load, site, period.id)
      checkNoWorse(
        'sitePowerHolds',
        `${site.id} in ${period.id}`,
        facilityPowerKw,
        site.facilityPowerLimitKw,
        'kW',
      )
    }
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
  const use = fleetUse(lookup, load, state)
  for (const { rule, entity, limit, unit } of fleetLimits(fleet))
    checkNoWorse(rule, entity, use(rule, entity), limit, unit)
  const { maxMoves, maxMigrationGb } = fleet.policy
  const moved = movesOf(lookup, load)
  if (maxMoves !== null)
    check('migrationBudgetHolds', 'moves of the fleet', moved.moves, maxMoves, 'moves')
  if (maxMigrationGb !== null)
    check('migrationBudgetHolds', 'data moved', moved.migrationGb, maxMigrationGb, 'GB')
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
    for (const { regionId } of workload.demand) checkSpread(workload, regionId)
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

  function checkSpread(
    { id, maxSharePerSite, minSites }: (typeof fleet.inferenceWorkloads)[number],
    regionId: string,
  ) {
    const shares = load.siteShare.get(`${id} ${regionId}`)
    if (!shares) return
    // Fewer than minSites sites of this size would leave the twentieth of a share that makes a site count.
    const largest = Math.min(maxSharePerSite, minSites > 1 ? 0.95 / (minSites - 1) : 1)
    for (const [siteId, share] of shares)
      check('shareIsSpread', `${id} for ${regionId} at ${siteId}`, share, largest, '')
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
