import type { TierResult } from '@berth/shared'

/** Values that differ by less than this part of them differ by rounding. */
const rounding = 1e-6

type Goal = Pick<TierResult, 'name' | 'unit' | 'objectiveValue'>

/**
 * Which of two plans reaches the goals of the same search better, goal by goal in their order: below 0 where the first does, above 0 where the second does,
 * 0 where they differ by no more than the tolerance in any. Counted goals, such as open sites, have no tolerance.
 *
 * @param toleranceRelative Part of the larger value.
 */
export const compareGoals = (
  first: readonly Goal[],
  second: readonly Goal[],
  toleranceRelative = 0,
): number => {
  // What is not served at all by rounding is small against the cost of the whole.
  const scale = Math.max(1, ...[...first, ...second].filter(inMoney).map(sizeOf))
  for (const [at, goal] of first.entries()) {
    const other = second[at]
    if (!other) break
    const difference = goal.objectiveValue - other.objectiveValue
    const tolerance =
      goal.unit === 'count'
        ? 0.5
        : Math.max(toleranceRelative, rounding) * Math.max(sizeOf(goal), sizeOf(other)) +
          rounding * (inMoney(goal) ? scale : 1)
    if (Math.abs(difference) > tolerance) return Math.sign(difference)
  }
  return 0
}

const inMoney = ({ unit }: Goal) => unit === 'currencyPerHour'
const sizeOf = ({ objectiveValue }: Goal) => Math.abs(objectiveValue)
