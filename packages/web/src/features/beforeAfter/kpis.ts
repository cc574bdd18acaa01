import { formatCount, formatPercent } from '../../format/count.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import { formatPoints } from '../../format/points.ts'
import { formatCarbon, formatPower } from '../../format/quantity.ts'
import type { AccountRecord } from '../../graphql/planDocuments.ts'
import { kpiText } from '../../text/kpis.ts'
import type { Verdict } from '../../view/types.ts'

/** One figure of today against the same figure of the plan. */
export interface Kpi {
  id: string
  label: string
  before: number | null
  /** null where there is no plan, or the figure is unknown. */
  after: number | null
  format(value: number | null): string
  /** Prints the size of a change; of percentages these are points. */
  formatChange(size: number): string
  /** Whether less or more of it is better. */
  goal: 'less' | 'more'
}

/** The figures that are compared, in the order in which a planner asks for them. */
export function kpisOf(
  before: AccountRecord,
  after: AccountRecord | null,
  currency: string,
): Kpi[] {
  const money = (amount: number | null) => formatMoney(amount, currency)
  const kpi = (
    id: keyof typeof kpiText.labels,
    goal: Kpi['goal'],
    read: (account: AccountRecord) => number | null,
    format: Kpi['format'],
    formatChange: Kpi['formatChange'] = format,
  ): Kpi => ({
    id,
    label: kpiText.labels[id],
    before: read(before),
    after: after && read(after),
    format,
    formatChange,
    goal,
  })
  return [
    kpi('openSites', 'less', (account) => account.openSites, formatCount),
    kpi('utilisation', 'more', (a) => a.utilisationFraction, formatPercent, formatPoints),
    kpi('idle', 'less', (account) => account.idleAccelerators, formatCount),
    kpi('power', 'less', (account) => account.facilityPowerKw, formatPower),
    kpi('cost', 'less', (account) => account.costPerHour.amount * hoursPerMonth, money),
    kpi('carbon', 'less', (account) => account.carbonKgPerDay, formatCarbon),
    kpi('served', 'more', (a) => a.servedWithinSloFraction, formatPercent, formatPoints),
  ]
}

/** Whether the plan is better in this figure; a change too small to print is none. */
export function verdictOf({ before, after, goal, formatChange }: Kpi): Verdict {
  if (before === null || after === null) return 'same'
  const change = after - before
  if (change === 0 || formatChange(Math.abs(change)) === formatChange(0)) return 'same'
  return change < 0 === (goal === 'less') ? 'improves' : 'worsens'
}
