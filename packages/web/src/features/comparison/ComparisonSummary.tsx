import { formatCount } from '../../format/count.ts'
import { formatDelta } from '../../format/delta.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import type { ComparisonRecord } from '../../graphql/comparisonDocument.ts'
import { comparisonText } from '../../text/comparison.ts'

const text = comparisonText.summary

/** The change in five figures. */
export function ComparisonSummary({
  comparison,
  currency,
}: {
  comparison: ComparisonRecord
  currency: string
}) {
  const { before, after } = comparison
  const change = (after.costPerHour.amount - before.costPerHour.amount) * hoursPerMonth
  const figures = [
    { value: formatDelta(change, (size) => formatMoney(size, currency)), words: text.cost },
    { value: formatCount(comparison.closed.length), words: text.closed },
    { value: formatCount(comparison.opened.length), words: text.opened },
    { value: formatCount(comparison.movedWorkloads), words: text.moved },
    { value: formatCount(comparison.stayedWorkloads), words: text.stayed },
  ]
  return (
    <ul className='comparison-summary'>
      {figures.map(({ value, words }) => (
        <li key={words}>
          <strong>
            <bdi>{value}</bdi>
          </strong>
          {words}
        </li>
      ))}
    </ul>
  )
}
