import type { Fleet, Violation } from '@berth/shared'
import { allowanceOf } from '../../evaluate/allowance.ts'
import { type Examination, examine } from '../../evaluate/examination.ts'
import { fleetUse } from '../../evaluate/fleetUse.ts'
import { loadOf } from '../../evaluate/load.ts'
import { placementViolations } from '../../evaluate/placementViolations.ts'
import { sitePower } from '../../evaluate/power.ts'
import type { PlacementState } from '../../evaluate/state.ts'
import { type PlacedRow, type RowLimit, withinLimit } from './withinLimit.ts'

/**
 * A state without what its fleet has no room for, where nobody plans anew: what may not run where it is placed is left out; at pools, sites and
 * under a carbon budget that are asked for too much, every region's requests get the same part of what they ask. Gangs go first only where they
 * alone are too much, the cheapest to leave out first.
 */
export const whatFits = (
  fleet: Fleet,
  state: PlacementState,
  mayStayBroken: readonly Violation[],
): PlacementState => {
  const examination = examine(fleet)
  const { lookup } = examination
  const openSites = new Set(state.openSiteIds)
  const legal = state.placements
    .filter((row) => placementViolations(lookup, row, state, openSites).length === 0)
    .map((row): PlacedRow => {
      const busy = loadOf(lookup, { openSiteIds: [], placements: [row] }).busy.get(row.poolId)
      const training = lookup.training.get(row.workloadId)
      return { row, busy: busy ?? new Map(), penaltyPerHour: training?.unplacedPenaltyPerHour ?? 0 }
    })
  const limits = [...poolLimits(examination), ...powerLimits(examination, openSites, mayStayBroken)]
  const fitting = limits.reduce(withinLimit, legal).map(({ row }) => row)
  return withinCarbonBudget(examination, { ...state, placements: fitting }, mayStayBroken)
}

const poolLimits = ({ lookup, fleet }: Examination): RowLimit[] =>
  fleet.pools.flatMap(({ id, count, reserveFraction }) =>
    fleet.periods.map((period) => ({
      limit: count * (1 - reserveFraction),
      use: ({ row, busy }) =>
        lookup.pools.get(row.poolId)?.id === id ? (busy.get(period.id) ?? 0) : 0,
    })),
  )

const powerLimits = (
  examination: Examination,
  openSites: ReadonlySet<string>,
  mayStayBroken: readonly Violation[],
): RowLimit[] => {
  const { lookup, fleet } = examination
  const allowance = allowanceOf(examination, mayStayBroken)
  const nothing = loadOf(lookup, { openSiteIds: [], placements: [] })
  return fleet.sites
    .filter(({ id }) => openSites.has(id))
    .flatMap((site) =>
      fleet.periods.map(({ id }): RowLimit => {
        const allowed = Math.max(
          site.facilityPowerLimitKw,
          allowance('sitePowerHolds', `${site.id} in ${id}`),
        )
        return {
          limit: allowed - sitePower(lookup, nothing, site, id).facilityPowerKw,
          use: ({ row, busy }) => {
            const pool = lookup.pools.get(row.poolId)
            const type = pool?.siteId === site.id && lookup.types.get(pool.acceleratorTypeId)
            if (!type) return 0
            return (site.pue * (busy.get(id) ?? 0) * (type.activeWatts - type.idleWatts)) / 1000
          },
        }
      }),
    )
}

/** All requests get the same part, so that the fleet emits no more than it may. */
const withinCarbonBudget = (
  examination: Examination,
  state: PlacementState,
  mayStayBroken: readonly Violation[],
): PlacementState => {
  const { lookup, fleet } = examination
  const { carbonBudgetKgPerDay } = fleet.policy
  if (carbonBudgetKgPerDay === null) return state
  const allowed = Math.max(
    carbonBudgetKgPerDay,
    allowanceOf(examination, mayStayBroken)('carbonBudgetHolds', 'the fleet'),
  )
  const carbonOf = (placements: PlacementState['placements']) =>
    fleetUse(
      lookup,
      loadOf(lookup, { ...state, placements }),
      state,
    )('carbonBudgetHolds', 'the fleet')
  const carbon = carbonOf(state.placements)
  if (carbon <= allowed) return state
  const without = carbonOf(state.placements.filter(({ regionId }) => regionId === null))
  const part = Math.max(0, Math.min(1, (allowed - without) / Math.max(1e-9, carbon - without)))
  return {
    ...state,
    placements: state.placements.flatMap((row) =>
      row.regionId === null ? [row] : part > 0 ? [{ ...row, share: row.share * part }] : [],
    ),
  }
}
