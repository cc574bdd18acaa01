import { formatDelta } from '../../format/delta.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'

/** Writes a change of an amount per hour as one of an amount a month, with its sign. */
export function changePerMonth(currency: string): (perHour: number | null) => string {
  return (perHour) =>
    formatDelta(perHour === null ? null : perHour * hoursPerMonth, (amount) =>
      formatMoney(amount, currency),
    )
}
