import type { Violation } from '@berth/shared'

/** Broken limits that a change adds or makes worse, and those that it ends or eases. */
export interface ViolationDifference {
  /** As they are after the change. */
  broken: Violation[]
  /** As they were before it. */
  repaired: Violation[]
}

/** Excesses that differ by less than this part of the figure differ by rounding. */
const rounding = 1e-9
/** Rules that ask for at least so much: the less there is, the worse. */
const rulesWithAtLeast: ReadonlySet<string> = new Set(['spreadOverSites'])

/** Compares broken limits by rule and entity. Several rows that break the same limit of one entity count one by one. */
export const violationDifference = (
  before: readonly Violation[],
  after: readonly Violation[],
): ViolationDifference => {
  const broken: Violation[] = []
  const repaired: Violation[] = []
  const earlier = byRule(before)
  for (const now of after) {
    const candidates = earlier.get(now.rule) ?? []
    const index = candidates.findIndex(({ entity }) => entity === now.entity)
    const [once] = index < 0 ? [] : candidates.splice(index, 1)
    if (once === undefined || isWorse(now, once)) broken.push(now)
    else if (isWorse(once, now)) repaired.push(once)
  }
  for (const left of earlier.values()) repaired.push(...left)
  return { broken, repaired }
}

const byRule = (violations: readonly Violation[]) => {
  const groups = new Map<string, Violation[]>()
  for (const violation of violations) {
    const group = groups.get(violation.rule)
    if (group) group.push(violation)
    else groups.set(violation.rule, [violation])
  }
  return groups
}

const isWorse = (a: Violation, b: Violation) => {
  const size = Math.max(1, Math.abs(Number(a.found)) || 0)
  return excessOf(a) - excessOf(b) > rounding * size
}

/** How far a figure is from what is allowed, in its unit; 0 where the rule knows only yes and no. */
const excessOf = ({ rule, found, allowed }: Violation): number => {
  if (typeof found !== 'number') return 0
  if (rulesWithAtLeast.has(rule)) return -found
  return typeof allowed === 'number' ? Math.abs(found - allowed) : 0
}
