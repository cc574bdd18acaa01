import { formatCount } from '../../format/count.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import { formatCarbon, formatMs } from '../../format/quantity.ts'
import { questionsText as text } from '../../text/questions.ts'

export type MeasureName = 'COST' | 'CARBON' | 'LATENCY' | 'OPEN_SITES'

/** How a measure is shown: cost for a month, everything else as it comes. */
export interface MeasureView {
  name: string
  /** Name of the measure with its unit, for programs; the value is not scaled. */
  field: string
  /** The same for a value as it is shown. */
  shownField: string
  /** From the unit of the answer to the unit shown. */
  shown(value: number): number
  /** A shown value with its unit. */
  format(shown: number): string
}

const same = (value: number) => value

export function measureView(measure: MeasureName, currency: string): MeasureView {
  const name = text.measures[measure]
  switch (measure) {
    case 'COST':
      return {
        name,
        field: 'costPerHour',
        shownField: 'costPerMonth',
        shown: (perHour) => perHour * hoursPerMonth,
        format: (amount) => formatMoney(amount, currency),
      }
    case 'CARBON':
      return {
        name,
        field: 'carbonKgPerDay',
        shownField: 'carbonKgPerDay',
        shown: same,
        format: formatCarbon,
      }
    case 'LATENCY':
      return { name, field: 'latencyMs', shownField: 'latencyMs', shown: same, format: formatMs }
    case 'OPEN_SITES':
      return { name, field: 'openSites', shownField: 'openSites', shown: same, format: formatCount }
  }
}
