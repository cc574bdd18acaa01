import type { Choice } from './choices.ts'
import type { Decisions, Split } from './decisions.ts'

/**
 * The two sides of the decision that is furthest from made, weighed by what it costs; openings before places. The likelier side first.
 * None where nothing that can be decided is split.
 */
export const chooseBranch = (
  { openingOfGroup }: Decisions,
  ownCost: Float64Array,
  split: Split,
): [Choice, Choice] | [] => {
  let best: { column: number; share: number; score: number } | null = null
  for (const [group, list] of split) {
    const opening = openingOfGroup.get(group)
    for (const { column, share } of list) {
      if (opening && column === opening.no) continue
      const weight = opening ? 1e6 * Math.abs(ownCost[column]!) + 1 : 1
      const score = weight * Math.min(share, 1 - share)
      if (!best || score > best.score) best = { column, share, score }
    }
  }
  if (!best) return []
  const { column, share } = best
  const taken = { column, isTaken: true }
  const refused = { column, isTaken: false }
  return share >= 0.5 ? [taken, refused] : [refused, taken]
}
