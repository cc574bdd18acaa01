import type { Plan } from '@berth/shared'
import { indexById } from './indexById.ts'
import type { IndexedFleet } from './indexFleet.ts'

/** Decisions of an earlier plan, by the indexes of a fleet that may have changed since. What the planner rules counts more. */
export interface HeldDecisions {
  /** Whether each site is held open; the others are held closed, those that the plan does not know among them. */
  isOpen: boolean[]
  /** Who runs each site; −1 where the plan does not say, or the operator is gone. */
  operatorIndex: Int32Array
  /** Whether each site is made fit for inference. */
  isRefitted: boolean[]
  /** The pool at which each gang is held; −1 where it is free. */
  poolOfGang: Int32Array
}

/** What a new plan keeps of an earlier one. Gangs are held only where `holdsGangs`. */
export const heldDecisions = (
  { fleet, sites, gangs }: IndexedFleet,
  plan: Plan,
  holdsGangs: boolean,
): HeldDecisions => {
  const open = new Set(plan.openSiteIds)
  const decided = new Map(plan.siteDecisions.map((decision) => [decision.siteId, decision]))
  const operatorIndexById = indexById(fleet.operators)
  const poolIndexById = indexById(fleet.pools)
  const placed = new Map(
    plan.placements
      .filter(({ regionId }) => regionId === null)
      .map(({ workloadId, poolId }) => [workloadId, poolId]),
  )
  return {
    isOpen: sites.map(({ site, ruling }) => (ruling ? ruling === 'open' : open.has(site.id))),
    operatorIndex: Int32Array.from(
      sites,
      ({ site }) => operatorIndexById.get(decided.get(site.id)?.operatorId ?? '') ?? -1,
    ),
    isRefitted: sites.map(({ site }) => decided.get(site.id)?.refitted ?? false),
    poolOfGang: Int32Array.from(gangs, ({ workload }) =>
      holdsGangs ? (poolIndexById.get(placed.get(workload.id) ?? '') ?? -1) : -1,
    ),
  }
}
