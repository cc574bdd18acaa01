import { accountOf } from '../account.ts'
import type { Allowance } from '../allowance.ts'
import { fleetUse } from '../fleetUse.ts'
import { type Load, loadOf } from '../load.ts'
import type { Lookup } from '../lookup.ts'
import type { PlacementState } from '../state.ts'

/** One line of a state: a workload, or a region's share of it, at one pool. */
export type Row = PlacementState['placements'][number]

/** What is worked out once, so that each move costs only what it touches. */
export interface Prepared {
  lookup: Lookup
  state: PlacementState
  allowance: Allowance
  load: Load
  openSites: ReadonlySet<string>
  soldSites: ReadonlySet<string>
  refittedSites: ReadonlySet<string>
  /** Who runs a site, where it is not today's operator. */
  operatorIdBySite: ReadonlyMap<string, string>
  rowsByWorkload: ReadonlyMap<string, readonly Row[]>
  /** Known workloads that are placed at closed sites, which is a fault of the state that ends where a move opens the site. */
  rowsByClosedSite: ReadonlyMap<string, readonly Row[]>
  rulingsBySite: ReadonlyMap<string, Lookup['fleet']['policy']['siteRulings']>
  /** How much of a limit of the fleet or of an operator the whole state uses, in the limit's unit. */
  use: ReturnType<typeof fleetUse>
  /** Cost and unserved penalty of the whole state, currency per hour. */
  totalPerHour: number
}

/** Throws where the state counts whole replicas. Cost: about one evaluation. */
export const prepare = (lookup: Lookup, allowance: Allowance, state: PlacementState): Prepared => {
  if (state.replicas)
    throw new Error(
      `Cannot judge moves because the state has ${state.replicas.length} counts of whole replicas, but moves are judged by shares. To fix: leave "replicas" out of the state.`,
    )
  const load = loadOf(lookup, state)
  const openSites = new Set(state.openSiteIds)
  const { costPerHour, unservedPenaltyPerHour } = accountOf(lookup, load, state)
  return {
    lookup,
    state,
    allowance,
    load,
    openSites,
    soldSites: new Set(state.soldSiteIds),
    refittedSites: new Set(state.refittedSiteIds),
    operatorIdBySite: state.operatorIdBySite ?? new Map(),
    rowsByWorkload: grouped(state.placements, ({ workloadId }) => workloadId),
    rowsByClosedSite: grouped(state.placements, ({ workloadId, poolId }) => {
      const siteId = lookup.pools.get(poolId)?.siteId
      const isKnown = lookup.inference.has(workloadId) || lookup.training.has(workloadId)
      return isKnown && siteId !== undefined && !openSites.has(siteId) ? siteId : null
    }),
    rulingsBySite: grouped(lookup.fleet.policy.siteRulings, ({ siteId }) => siteId),
    use: fleetUse(lookup, load, state),
    totalPerHour: costPerHour + unservedPenaltyPerHour,
  }
}

/** Entries by their key; those without one are left out. */
const grouped = <T>(entries: readonly T[], keyOf: (entry: T) => string | null) => {
  const groups = new Map<string, T[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}
