import type { Fleet } from '@berth/shared'
import { findCandidates } from '../../candidates/findCandidates.ts'
import type { PlacementRefusal } from '../../candidates/refusal.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'

/** Why a site cannot open, and why a demand may not run at some sites: for each the reason of the pool with the fewest. Null where it may. */
export const whyNotAt = (fleet: Fleet) => {
  const indexed = indexFleet(fleet)
  const candidates = findCandidates(indexed)
  return {
    site: (siteId: string): PlacementRefusal | null => {
      const index = indexed.sites.findIndex(({ site }) => site.id === siteId)
      return candidates.siteRefusals[index] ?? null
    },
    demand: (
      { workloadId, regionId }: { workloadId: string; regionId: string | null },
      siteIds: readonly string[],
    ): PlacementRefusal | null => {
      const cell = indexed.cells.find(
        (entry) => entry.workload.id === workloadId && entry.regionId === regionId,
      )
      const gang = indexed.gangs.find(({ workload }) => workload.id === workloadId)
      const reasons = indexed.pools
        .filter(({ pool }) => siteIds.includes(pool.siteId))
        .map((pool) => {
          if (cell) return candidates.judgeInference(cell, pool)
          return gang ? candidates.judgeTraining(gang, pool) : []
        })
        .sort((a, b) => a.length - b.length)
      return reasons[0]?.[0] ?? null
    },
  }
}

export type WhyNotAt = ReturnType<typeof whyNotAt>
