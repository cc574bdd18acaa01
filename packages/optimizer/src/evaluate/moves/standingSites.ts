import { noDemand } from './demand.ts'
import { type Part, partOf } from './part.ts'
import { type Place, placeOf } from './place.ts'
import type { Prepared } from './prepared.ts'

/** A site without any move. */
export type StandingSite = (siteId: string) => { place: Place; part: Part }

/** Sites as they stand, each worked out when it is first asked for. */
export const standingSites = (prepared: Prepared): StandingSite => {
  const known = new Map<string, ReturnType<StandingSite>>()
  return (siteId) => {
    const standing = known.get(siteId) ?? standingSite(prepared, siteId)
    known.set(siteId, standing)
    return standing
  }
}

const standingSite = (prepared: Prepared, siteId: string) => {
  const place = placeOf(prepared, [siteId], new Set())
  return { place, part: partOf(prepared, place, noDemand, [], []) }
}
