import type { Fleet, InferenceWorkload, Violation } from '@berth/shared'
import type { Allowance } from './allowance.ts'
import { fleetLimits, type fleetUse } from './fleetUse.ts'
import type { Load } from './load.ts'
import type { Lookup } from './lookup.ts'
import { sitePower } from './power.ts'
import type { PlacementState } from './state.ts'
import { exceeds, violation } from './violation.ts'

/** How much of one limit a placement uses. */
export interface LimitUse {
  rule: string
  entity: string
  /** In `unit`, as is `limit`. */
  found: number
  /** How much is allowed: as much as today where the limit may be broken as far as it is today. */
  limit: number
  unit: string
}

/** Use of the limits that pools, sites and single workloads have. */
export const localUses = (
  lookup: Lookup,
  load: Load,
  state: PlacementState,
  allowance: Allowance,
): LimitUse[] => {
  const uses: LimitUse[] = []
  addPoolUses(lookup, load, uses)
  addPowerUses(lookup, load, state, allowance, uses)
  for (const workload of lookup.fleet.inferenceWorkloads) addSpreadUses(load, workload, uses)
  return uses
}

/** Use of the limits that hold for the fleet or for an operator as a whole. */
export const fleetUses = (
  fleet: Pick<Fleet, 'policy' | 'operators'>,
  use: ReturnType<typeof fleetUse>,
  allowance: Allowance,
): LimitUse[] =>
  fleetLimits(fleet).map(({ rule, entity, limit, unit }) => ({
    rule,
    entity,
    found: use(rule, entity),
    limit: Math.max(limit, allowance(rule, entity)),
    unit,
  }))

/** Limits of which more is used than is allowed. */
export const brokenLimits = (uses: readonly LimitUse[]): Violation[] =>
  uses
    .filter(({ found, limit }) => exceeds(found, limit))
    .map(({ rule, entity, found, limit, unit }) => violation(rule, entity, found, limit, unit))

const addPoolUses = ({ fleet }: Lookup, load: Load, uses: LimitUse[]) => {
  for (const { id, count, reserveFraction } of fleet.pools)
    for (const period of fleet.periods)
      uses.push({
        rule: 'poolCapacityHolds',
        entity: `${id} in ${period.id}`,
        found: load.busy.get(id)?.get(period.id) ?? 0,
        limit: count * (1 - reserveFraction),
        unit: 'accelerators',
      })
}

const addPowerUses = (
  lookup: Lookup,
  load: Load,
  { openSiteIds }: PlacementState,
  allowance: Allowance,
  uses: LimitUse[],
) => {
  const open = new Set(openSiteIds)
  const rule = 'sitePowerHolds'
  for (const site of lookup.fleet.sites) {
    if (!open.has(site.id)) continue
    for (const period of lookup.fleet.periods) {
      const entity = `${site.id} in ${period.id}`
      uses.push({
        rule,
        entity,
        found: sitePower(lookup, load, site, period.id).facilityPowerKw,
        limit: Math.max(site.facilityPowerLimitKw, allowance(rule, entity)),
        unit: 'kW',
      })
    }
  }
}

const addSpreadUses = (
  load: Load,
  { id, demand, maxSharePerSite, minSites }: InferenceWorkload,
  uses: LimitUse[],
) => {
  // Fewer than minSites sites of this size would leave the twentieth of a share that makes a site count.
  const limit = Math.min(maxSharePerSite, minSites > 1 ? 0.95 / (minSites - 1) : 1)
  for (const { regionId } of demand)
    for (const [siteId, found] of load.siteShare.get(`${id} ${regionId}`) ?? [])
      uses.push({
        rule: 'shareIsSpread',
        entity: `${id} for ${regionId} at ${siteId}`,
        found,
        limit,
        unit: '',
      })
}
