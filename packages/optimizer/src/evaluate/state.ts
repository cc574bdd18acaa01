import type { Fleet, Placement, Plan } from '@berth/shared'

/** What an evaluation looks at: which sites are open, which are sold, and what runs where. */
export interface PlacementState {
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
}

/** What a plan does, as an evaluation looks at it. */
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

/** Today's placement: sites that are operating or idle are open, and everything runs where the fleet says it does. */
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
