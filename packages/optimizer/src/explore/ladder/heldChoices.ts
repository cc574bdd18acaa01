import type { Fleet, Placement, Plan } from '@berth/shared'
import type { Formulation } from '../../formulation/formulation.ts'

/** The decisions of a plan that are not shares: with these held, the best shares take a fraction of a second. */
export interface HeldChoices {
  openSiteIds: string[]
  /** Who runs an open site, where it is not today's operator. */
  operatorIdBySite: Record<string, string>
  refittedSiteIds: string[]
  /** Where each training runs that runs. */
  poolIdByTraining: Record<string, string>
}

/** The choices of a plan. */
export const choicesOf = (fleet: Fleet, plan: Plan): HeldChoices => {
  const open = new Set(plan.openSiteIds)
  const today = new Map(fleet.sites.map((site) => [site.id, site.operatorId]))
  const decisions = plan.siteDecisions.filter(({ siteId }) => open.has(siteId))
  return {
    openSiteIds: [...plan.openSiteIds],
    operatorIdBySite: Object.fromEntries(
      decisions
        .filter(({ siteId, operatorId }) => operatorId !== today.get(siteId))
        .map(({ siteId, operatorId }) => [siteId, operatorId]),
    ),
    refittedSiteIds: decisions.filter(({ refitted }) => refitted).map(({ siteId }) => siteId),
    poolIdByTraining: Object.fromEntries(
      plan.placements
        .filter(({ regionId }) => regionId === null)
        .map(({ workloadId, poolId }) => [workloadId, poolId]),
    ),
  }
}

/** The choices of a point in which they are whole. */
export const choicesAt = (
  { candidates, indexed, variables }: Formulation,
  values: Float64Array,
): HeldChoices => {
  const isYes = (column: number | undefined) => (values[column ?? -1] ?? 0) > 0.5
  const { gangs, operators, pools, sites } = indexed
  const open = sites.filter(({ index }) => isYes(variables.siteOpen[index]))
  const handedOver = open.flatMap(({ index, operatorIndex: today, site }) => {
    const list = variables.operatedBy[index] ?? []
    const chosen = list.length > 1 ? list.find(({ column }) => isYes(column)) : undefined
    const operator = operators[chosen?.operatorIndex ?? today]
    return chosen && operator && chosen.operatorIndex !== today ? [[site.id, operator.id]] : []
  })
  const placed = candidates.training.flatMap(({ gangIndex, poolIndex }, c) => {
    const [gang, pool] = [gangs[gangIndex], pools[poolIndex]]
    return gang && pool && isYes(variables.trainingPlaced[c])
      ? [[gang.workload.id, pool.pool.id]]
      : []
  })
  return {
    openSiteIds: open.map(({ site }) => site.id),
    operatorIdBySite: Object.fromEntries(handedOver),
    refittedSiteIds: open
      .filter(({ index }) => isYes(variables.refitted[index]))
      .map(({ site }) => site.id),
    poolIdByTraining: Object.fromEntries(placed),
  }
}

/** A plan to hold that has these choices and no shares; of the plan given only what does not matter is left. */
export const holding = (
  fleet: Fleet,
  plan: Plan,
  { openSiteIds, operatorIdBySite, poolIdByTraining, refittedSiteIds }: HeldChoices,
): Plan => {
  const siteOfPool = new Map(fleet.pools.map(({ id, siteId }) => [id, siteId]))
  const decided = new Map(plan.siteDecisions.map((decision) => [decision.siteId, decision]))
  const [open, refitted] = [new Set(openSiteIds), new Set(refittedSiteIds)]
  return {
    ...plan,
    openSiteIds,
    siteDecisions: fleet.sites.map((site) => ({
      decision: 'keep',
      reason: '',
      acceleratorCount: 0,
      busyBefore: 0,
      busyAfter: 0,
      ...decided.get(site.id),
      siteId: site.id,
      open: open.has(site.id),
      operatorId: operatorIdBySite[site.id] ?? site.operatorId,
      refitted: refitted.has(site.id),
    })),
    placements: Object.entries(poolIdByTraining).map(
      ([workloadId, poolId]): Placement => ({
        workloadId,
        regionId: null,
        poolId,
        siteId: siteOfPool.get(poolId) ?? '',
        periodId: null,
        share: 1,
        hoursPerDay: null,
        acceleratorsBusy: 0,
        replicas: 1,
      }),
    ),
  }
}
