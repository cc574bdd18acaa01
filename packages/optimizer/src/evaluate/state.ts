import type { Fleet, Placement, Plan, ReplicaCount } from '@berth/shared'

/** What an evaluation looks at: which sites are open, which are sold, and what runs where. */
export interface PlacementState {
  /** Sites that run; all others are closed. */
  openSiteIds: readonly string[]
  /** Closed sites whose accelerators are sold; other closed sites are kept. */
  soldSiteIds?: readonly string[]
  /** Who runs a site, where it is not today's operator. */
  operatorIdBySite?: ReadonlyMap<string, string>
  /** Training-only sites that are made fit for inference. */
  refittedSiteIds?: readonly string[]
  placements: readonly Pick<
    Placement,
    'workloadId' | 'regionId' | 'poolId' | 'periodId' | 'share' | 'hoursPerDay'
  >[]
  /** Whole replicas that inference workloads keep all day; where given, they are what is busy, whatever share of them is used. */
  replicas?: readonly Pick<ReplicaCount, 'workloadId' | 'poolId' | 'replicas'>[]
  /** What workloads that are not in the fleet put on its pools and sites besides. */
  others?: OtherLoad
}

/** Workloads of a table, added up from each of them. */
export interface OtherLoad {
  /** Busy accelerators by pool id and period id. */
  busy: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Currency per hour for data on the paths between sites and regions, by site id. */
  egressCostPerHour: ReadonlyMap<string, number>
  /** Tokens per second of the day's average: asked for, served, served within their SLO. */
  demandTokens: number
  servedTokens: number
  tokensWithinSlo: number
  /** Served tokens per second × ms to the first of them. */
  latencyTokens: number
  /** Currency per hour. */
  unservedPenaltyPerHour: number
}

/**
 * What a plan does, as an evaluation looks at it.
 *
 * @param plan Of which only the open sites, the decisions and the placements count; its claims do not.
 */
export const stateOf = ({
  openSiteIds,
  siteDecisions,
  placements,
}: Pick<Plan, 'openSiteIds' | 'siteDecisions' | 'placements'>): PlacementState => ({
  openSiteIds,
  soldSiteIds: siteDecisions
    .filter(({ decision }) => decision === 'close')
    .map(({ siteId }) => siteId),
  operatorIdBySite: new Map(siteDecisions.map(({ siteId, operatorId }) => [siteId, operatorId])),
  refittedSiteIds: siteDecisions.filter(({ refitted }) => refitted).map(({ siteId }) => siteId),
  placements,
})

/**
 * Today's placement: sites that are operating or idle are open, and everything runs where the fleet says it does.
 *
 * @example
 * import { evaluate, todayOf } from '@berth/optimizer/evaluate'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const today = todayOf(fleet)
 * console.log(today.openSiteIds) // [ 'East', 'West' ]
 *
 * // What if a site were shut and nothing moved?
 * const { violations } = evaluate(fleet, { ...today, openSiteIds: ['West'] })
 * console.log(violations[0]?.text) // chat at East-pool has a closed site, but an open site is allowed
 */
export const todayOf = (fleet: Fleet): PlacementState => ({
  openSiteIds: fleet.sites
    .filter((site) => site.status === 'operating' || site.status === 'idle')
    .map((site) => site.id),
  placements: [
    ...fleet.inferenceWorkloads.flatMap((workload) =>
      workload.currentPlacement.map(({ regionId, poolId, share }) => ({
        workloadId: workload.id,
        regionId,
        poolId,
        periodId: null,
        share,
        hoursPerDay: null,
      })),
    ),
    ...fleet.trainingWorkloads.flatMap((workload) =>
      workload.currentPoolId === null
        ? []
        : [
            {
              workloadId: workload.id,
              regionId: null,
              poolId: workload.currentPoolId,
              periodId: null,
              share: 1,
              hoursPerDay: workload.hoursPerDay,
            },
          ],
    ),
  ],
})
