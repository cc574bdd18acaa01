import type { Choice, Choices } from './choices.ts'
import type { Decisions } from './decisions.ts'
import type { Gap } from './gap.ts'
import type { GroupedLp, GroupedLpOutcome } from './groupedLp.ts'
import { roundPlaces } from './roundPlaces.ts'

const mostFixingRounds = 40
/** Shares of an opening from which on it counts as open. */
const openThresholds = [0.5, 0.15]

/** A search in which a whole plan is looked for near an LP's. */
export interface PlanSearch {
  readonly lp: GroupedLp
  readonly decisions: Decisions
  readonly choices: Choices
  readonly gap: Gap
  /** Solves the LP under the present choices, up to a cutoff. */
  solve: (cutoff?: number) => GroupedLpOutcome
}

/**
 * Makes a plan near an LP’s and offers it: what is open more than half stays open; then whatever the LP places whole stays, and of what
 * it splits a part at a time goes where most of it is and where it fits. The choices are in the end what they were.
 */
export const offerRoundedPlan = (search: PlanSearch, from: GroupedLpOutcome): void => {
  const { lp, decisions, choices, gap } = search
  const before = choices.made
  let { made, current } = decideOpenings(search, from)
  for (let round = 0; round < mostFixingRounds && current.plan; round++) {
    if (gap.isAbove(current.bestBound)) break
    const split = decisions.splitGroups(current.plan)
    if (split.size === 0) {
      gap.offer(current)
      break
    }
    made = made.concat(roundPlaces(lp, decisions, choices.made, current.plan, split))
    choices.set(made)
    current = search.solve(gap.cutoff)
  }
  choices.set(before)
}

/** Choices, and the LP's outcome under them. */
interface Decided {
  made: readonly Choice[]
  current: GroupedLpOutcome
}

/** Decides all openings at once, at the better of two thresholds: too few open sites leave demand unserved, too many cost. */
const decideOpenings = (
  { decisions, choices, gap, solve }: PlanSearch,
  from: GroupedLpOutcome,
): Decided => {
  const before = choices.made
  if (decisions.openings.length === 0 || from.plan === null) return { made: before, current: from }
  const { columns, shares } = from.plan
  const share = new Map(columns.map((c, k) => [c, shares[k]!]))
  let best: (Decided & { key: string }) | null = null
  let decided = ''
  for (const threshold of openThresholds) {
    const openings = decisions.openings.map(({ yes, no }) => ({
      column: (share.get(yes) ?? 0) >= threshold ? yes : no,
      isTaken: true,
    }))
    const key = openings.map(({ column }) => column).join()
    if (key === decided) continue
    decided = key
    const made = before.concat(openings)
    choices.set(made)
    const current = solve(gap.cutoff)
    if (best === null || current.cost < best.current.cost) best = { made, current, key }
  }
  if (best === null) return { made: before, current: from }
  choices.set(best.made)
  // The core is at the last choices; where these are others, it goes back.
  if (best.key !== decided) best.current = solve(gap.cutoff)
  return best
}
