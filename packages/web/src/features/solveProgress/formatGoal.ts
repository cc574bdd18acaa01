import { formatCount } from '../../format/count.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import type { RunRecord } from '../../graphql/runFragments.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'

export type GoalName = NonNullable<RunRecord['result']>['tiers'][number]['name']

/** A value of a goal with its unit: "20 sites", "¥115 M a month". A bound on sites is rounded up: no plan has part of one. */
export function formatGoal(goal: GoalName, value: number | null, currency: string): string {
  if (value === null) return text.unknown
  if (goal === 'OPEN_SITES') return text.sites(formatCount(Math.ceil(value - 1e-6)))
  return text.perMonth(formatMoney(value * hoursPerMonth, currency))
}
