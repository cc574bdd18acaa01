import type { Fleet, Unserved } from '@berth/shared'
import { demandKey } from '../../asking/leftOut.ts'
import { largestShare, legalSites } from '../../asking/legalSites.ts'

/** A demand that cannot be served wholly at the open sites, whatever room they have. */
export interface DemandWithoutSites {
  workloadId: string
  /** Whose requests; null for training. */
  regionId: string | null
  /** Share that no open site may serve. */
  share: number
  /** How many more sites would have to be open that may run it. */
  sitesMissing: number
}

/** Demands with too few legal open sites, and closed sites that would do. */
export interface MissingSites {
  demands: DemandWithoutSites[]
  /** Closed sites whose opening gives the demands legal places enough, as far as there are such sites: those that help most first. */
  openingWouldDo: string[]
}

interface Needed {
  demand: DemandWithoutSites
  closedSites: readonly string[]
}

/** Of some demands, those that the rules for single placements keep from being served wholly at the open sites. Cost: about one formulation. */
export const missingSites = (
  fleet: Fleet,
  openSiteIds: readonly string[],
  unserved: readonly Unserved[],
): MissingSites => {
  const legal = legalSites(fleet)
  const open = new Set(openSiteIds)
  const needed = unserved.flatMap((entry): Needed[] => {
    const { workloadId, regionId } = entry
    const sites = [...(legal.get(demandKey(entry)) ?? [])]
    const perSite = largestShare(fleet, workloadId)
    const openCount = sites.filter((id) => open.has(id)).length
    const share = 1 - Math.min(1, openCount * perSite)
    if (share <= 0) return []
    const sitesMissing = Math.ceil(1 / perSite - 1e-9) - openCount
    return [
      {
        demand: { workloadId, regionId, share, sitesMissing },
        closedSites: sites.filter((id) => !open.has(id)),
      },
    ]
  })
  return { demands: needed.map(({ demand }) => demand), openingWouldDo: cover(needed) }
}

/** The site that helps most demands, again and again until none helps. */
const cover = (needed: readonly Needed[]): string[] => {
  const chosen: string[] = []
  const left = needed.map(({ demand, closedSites }) => ({
    missing: demand.sitesMissing,
    closedSites: new Set(closedSites),
  }))
  for (;;) {
    const helped = new Map<string, number>()
    for (const { missing, closedSites } of left)
      if (missing > 0) for (const id of closedSites) helped.set(id, (helped.get(id) ?? 0) + 1)
    const [best] = [...helped].sort(([, a], [, b]) => b - a)
    if (!best) return chosen
    chosen.push(best[0])
    for (const entry of left) if (entry.closedSites.delete(best[0])) entry.missing--
  }
}
