import type { Plan } from '@berth/shared'
import { indexById } from './indexById.ts'
import type { IndexedFleet, IndexedSite } from './indexFleet.ts'

/** Decisions of an earlier plan, by the indexes of a fleet that may have changed since. What the planner rules counts more. */
export interface HeldDecisions {
  /** Whether each site is held open; the others are held closed, those that the plan does not know among them. */
  isOpen: boolean[]
  /** Who runs each site; −1 where the plan does not say, the operator is gone, or is not able to run what is pinned there. */
  operatorIndex: Int32Array
  /** Whether each site is made fit for inference; null where inference is pinned there that would need it, and the plan does not have it. */
  isRefitted: (boolean | null)[]
  /** The pool at which each gang is held; −1 where it is free. */
  poolOfGang: Int32Array
}

/** What of a plan can be held. */
export type HeldPlan = Pick<Plan, 'openSiteIds' | 'siteDecisions' | 'placements'>

/** What a new plan keeps of an earlier one. Gangs are held only where `holdsGangs`. */
export const heldDecisions = (
  { fleet, sites, gangs }: IndexedFleet,
  plan: HeldPlan,
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
  const pinned = pinnedKinds(fleet)
  const operatorOf = ({ site }: IndexedSite): number => {
    const index = operatorIndexById.get(decided.get(site.id)?.operatorId ?? '') ?? -1
    const { servesInference = true, servesTraining = true } = fleet.operators[index] ?? {}
    const isAble =
      (servesInference || !pinned.inference.has(site.id)) &&
      (servesTraining || !pinned.training.has(site.id))
    return isAble ? index : -1
  }
  return {
    isOpen: sites.map(({ site, ruling }) => (ruling ? ruling === 'open' : open.has(site.id))),
    operatorIndex: Int32Array.from(sites, operatorOf),
    isRefitted: sites.map(({ site }) => {
      const isRefitted = decided.get(site.id)?.refitted ?? false
      const needsIt = pinned.inference.has(site.id) && !site.servesInference && !isRefitted
      return needsIt ? null : isRefitted
    }),
    poolOfGang: Int32Array.from(gangs, ({ workload }) =>
      holdsGangs ? (poolIndexById.get(placed.get(workload.id) ?? '') ?? -1) : -1,
    ),
  }
}

/** Sites at which the planner has pinned inference, and training. */
const pinnedKinds = ({ inferenceWorkloads, policy, trainingWorkloads }: IndexedFleet['fleet']) => {
  const sitesOf = (workloads: readonly { id: string }[]) => {
    const ids = new Set(workloads.map(({ id }) => id))
    return new Set(
      policy.pins.filter(({ workloadId }) => ids.has(workloadId)).map(({ siteId }) => siteId),
    )
  }
  return { inference: sitesOf(inferenceWorkloads), training: sitesOf(trainingWorkloads) }
}
