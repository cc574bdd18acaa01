import type { ObjectiveName } from '@berth/shared'
import { isBetter, priceBetween, type RefusalPrice, type Solved } from './outcomes.ts'

/** A plan with some of the points, by their places in the list. A plan with more points holds with fewer as well. */
export interface KnownPlan {
  places: ReadonlySet<number>
  solved: Solved
}

/** What more points cost than fewer; null where one of the two was not solved. */
export const priceOf = (
  known: readonly KnownPlan[],
  more: readonly number[],
  fewer: readonly number[],
  objective: ObjectiveName,
): RefusalPrice | null => {
  const [withIt, without] = [more, fewer].map((places) => bestFor(known, places, objective))
  return withIt && without ? priceBetween(withIt, without) : null
}

/** The best plan known with these points, those with more of them among them; null where exactly these were not solved. */
export const bestFor = (
  known: readonly KnownPlan[],
  places: readonly number[],
  objective: ObjectiveName,
): Solved | null => {
  const holds = known.filter((entry) => places.every((place) => entry.places.has(place)))
  if (!holds.some((entry) => entry.places.size === places.length)) return null
  return holds
    .map(({ solved }) => solved)
    .reduce((best, solved) => (isBetter(solved, best, objective) ? solved : best))
}
