import type { SolveResult, TierResult } from '@berth/shared'

/** Values that differ by less than this part of them differ by rounding. */
const rounding = 1e-6

/** What a search reached of its goals. */
export type Reached = Pick<SolveResult, 'tiers' | 'plan'>
type Goal = Pick<TierResult, 'name' | 'unit' | 'objectiveValue'>

/**
 * Which of two searches reached its goals better, goal by goal in their order: below 0 where the first did, above 0 where the second did, 0 where they differ by no more than
 * the tolerance in any. Counted goals have no tolerance. Where sites are held the number of open ones is no goal of the search, and is counted.
 *
 * @param toleranceRelative Part of the larger value.
 */
export const compareGoals = (first: Reached, second: Reached, toleranceRelative = 0): number => {
  const all = first.tiers.length >= second.tiers.length ? first.tiers : second.tiers
  // What is not served at all by rounding is small against the cost of the whole.
  const scale = Math.max(
    1,
    ...all.filter(inMoney).map(({ objectiveValue }) => Math.abs(objectiveValue)),
  )
  for (const goal of all) {
    const [a, b] = [reachedOf(first, goal), reachedOf(second, goal)]
    if (a === undefined || b === undefined) continue
    const tolerance =
      goal.unit === 'count'
        ? 0.5
        : Math.max(toleranceRelative, rounding) * Math.max(Math.abs(a), Math.abs(b)) +
          rounding * (inMoney(goal) ? scale : 1)
    if (Math.abs(a - b) > tolerance) return Math.sign(a - b)
  }
  return 0
}

const inMoney = ({ unit }: Goal) => unit === 'currencyPerHour'

const reachedOf = ({ tiers, plan }: Reached, { name }: Goal): number | undefined =>
  tiers.find((tier) => tier.name === name)?.objectiveValue ??
  (name === 'openSites' ? plan?.openSiteIds.length : undefined)
