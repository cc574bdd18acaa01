import { formatCount, formatPercent } from '../../format/count.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import { formatCarbon, formatMs } from '../../format/quantity.ts'
import type { RunRecord } from '../../graphql/runFragments.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'

export type GoalName = NonNullable<RunRecord['result']>['tiers'][number]['name']

/** A value of a goal with its unit: "20 sites", "¥115 M a month". A bound on sites is rounded up: no plan has part of one. */
export function formatGoal(goal: GoalName, value: number | null, currency: string): string {
  if (value === null) return text.unknown
  if (goal === 'OPEN_SITES') return text.sites(formatCount(Math.ceil(value - 1e-6)))
  if (goal === 'BROKEN_LIMITS')
    return value <= 1e-9 ? text.none : text.stillBroken(formatPercent(value))
  if (goal === 'CARBON') return formatCarbon(value)
  if (goal === 'LATENCY') return formatMs(value)
  if (goal === 'WEIGHTED') return formatCount(value)
  return text.perMonth(formatMoney(value * hoursPerMonth, currency))
}
