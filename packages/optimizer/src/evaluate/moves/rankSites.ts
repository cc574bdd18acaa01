import { changeOfParts } from './changeOfParts.ts'
import { demandOf, noDemand } from './demand.ts'
import { headroomOf, type LimitChange } from './limitChange.ts'
import { type ChangeOfParts, limitChangesOf, type MoveSummary, summaryOf } from './moveVerdict.ts'
import { partOf } from './part.ts'
import { placeOf } from './place.ts'
import { placementChange, sitesOf } from './placementChange.ts'
import type { Prepared, Row } from './prepared.ts'
import type { StandingSite } from './standingSites.ts'

/** What it would come to, to run a workload at a site, at that of its pools which suits best. */
export interface SiteRank extends MoveSummary {
  siteId: string
  /** The pool that breaks the fewest limits, and of those costs least; null where the site has none. */
  poolId: string | null
  /** Share of the workload that runs here without the move, as a mean over the regions meant; the largest of the periods. */
  shareNow: number
  /** The limit of which least would be left, by its own size; null where the move uses more of none. */
  headroom: LimitChange | null
}

/** All sites for a workload, the best first. Cost: the taking away once, then one site per pool. */
export const rankSites = (
  prepared: Prepared,
  standing: StandingSite,
  workloadId: string,
  regionId: string | null,
): SiteRank[] => {
  const { lookup, openSites } = prepared
  const moveTo = (toPoolId: string) =>
    placementChange(prepared, [{ workloadId, regionId, toPoolId }])
  const { taken, put, workloadIds } = moveTo('')
  const demand = demandOf(lookup, workloadIds)
  const sitesNow = sitesOf(prepared, taken)
  const left = placeOf(prepared, [...sitesNow], taken)
  const before = partOf(prepared, left, demand, [...taken], [])
  const after = partOf(prepared, left, noDemand, [], [])

  const changeTo = (siteId: string, poolId: string): ChangeOfParts => {
    // Parts add up where they share no site.
    if (sitesNow.has(siteId)) return changeOfParts(prepared, moveTo(poolId))
    const { place, part } = standing(siteId)
    const opensSiteIds = openSites.has(siteId) ? [] : [siteId]
    const rows = put.map((row) => ({ ...row, poolId }))
    const served = partOf(prepared, place, demand, rows, opensSiteIds)
    return { before: [before, part], after: [after, served], opensSiteIds }
  }
  const rankOf = (siteId: string): SiteRank => {
    const pools = lookup.poolsBySite.get(siteId) ?? []
    const choices = pools.map(({ id }) => choiceOf(prepared, id, changeTo(siteId, id)))
    const [best] = choices.sort(
      (a, b) => a.broken.length - b.broken.length || costOf(a) - costOf(b),
    )
    const { change, ...rank } =
      best ?? choiceOf(prepared, null, changeOfParts(prepared, moveTo(`a pool of ${siteId}`)))
    return {
      siteId,
      shareNow: shareAt(prepared, siteId, [...taken], put),
      headroom: headroomOf(limitChangesOf(prepared, change)),
      ...rank,
    }
  }
  return lookup.fleet.sites
    .map(({ id }) => rankOf(id))
    .sort((a, b) => Number(breaks(a)) - Number(breaks(b)) || costOf(a) - costOf(b))
}

const choiceOf = (prepared: Prepared, poolId: string | null, change: ChangeOfParts) => ({
  poolId,
  change,
  ...summaryOf(prepared, change),
})

const breaks = ({ verdict }: MoveSummary) => verdict === 'breaks'
/** Currency per hour. */
const costOf = ({ changeOfCostPerHour, changeOfUnservedPenaltyPerHour }: MoveSummary) =>
  changeOfCostPerHour + changeOfUnservedPenaltyPerHour

/** Share that runs at a site now: of each region the largest of the periods, of a training that of its placements. */
const shareAt = (
  { lookup, load }: Prepared,
  siteId: string,
  taken: readonly Row[],
  wanted: readonly Row[],
): number => {
  const mean = (shares: readonly number[]) =>
    shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
  return wanted.some(({ regionId }) => regionId === null)
    ? mean(taken.map(({ poolId }) => Number(lookup.pools.get(poolId)?.siteId === siteId)))
    : mean(
        wanted.map(
          ({ workloadId, regionId }) =>
            load.siteShare.get(`${workloadId} ${regionId}`)?.get(siteId) ?? 0,
        ),
      )
}
