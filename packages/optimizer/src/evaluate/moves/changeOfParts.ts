import { demandOf } from './demand.ts'
import type { ChangeOfParts } from './moveVerdict.ts'
import { partOf } from './part.ts'
import { placeOf } from './place.ts'
import { type PlacementChange, sitesOf } from './placementChange.ts'
import type { Prepared } from './prepared.ts'

/** What a change touches, as one part: the sites on both sides and the workloads that move, before and after. */
export const changeOfParts = (
  prepared: Prepared,
  { taken, put, opensSiteIds, workloadIds }: PlacementChange,
): ChangeOfParts => {
  const sites = sitesOf(prepared, [...taken, ...put])
  const place = placeOf(prepared, [...sites], taken)
  const demand = demandOf(prepared.lookup, workloadIds)
  return {
    before: [partOf(prepared, place, demand, [...taken], [])],
    after: [partOf(prepared, place, demand, put, opensSiteIds)],
    opensSiteIds,
  }
}
