import { formatDelta } from '../../format/delta.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import type { ComparisonRecord } from '../../graphql/comparisonDocument.ts'
import { comparisonText as text } from '../../text/comparison.ts'
import { inspectorText } from '../../text/inspector.ts'
import type { CompareWith } from './useComparison.ts'
import { type WaterfallBar, waterfall } from './waterfall.ts'

interface Props {
  comparison: ComparisonRecord
  side: CompareWith
  currency: string
}

/** How the cost goes from one total to the other; each line also says its figure. */
export function CostWaterfall({ comparison, side, currency }: Props) {
  const bars = waterfall(comparison)
  const largest = Math.max(1e-9, ...bars.flatMap((bar) => [bar.from, bar.to]))
  const money = (perHour: number) => formatMoney(perHour * hoursPerMonth, currency)
  const nameOf = ({ name }: WaterfallBar) =>
    name === 'before'
      ? text.waterfallFrom[side]
      : name === 'after'
        ? text.waterfallTo
        : inspectorText.terms[name]
  return (
    <section>
      <h3>{text.waterfall}</h3>
      <table className='waterfall'>
        <tbody>
          {bars.map((bar) => {
            const isTotal = bar.name === 'before' || bar.name === 'after'
            const change = bar.to - bar.from
            const kind = isTotal ? 'is-total' : change < 0 ? 'is-less' : 'is-more'
            const style = {
              insetInlineStart: `${(100 * Math.min(bar.from, bar.to)) / largest}%`,
              inlineSize: `${(100 * Math.abs(change)) / largest}%`,
            }
            return (
              <tr key={bar.name} className={kind}>
                <th scope='row'>{nameOf(bar)}</th>
                <td className='waterfall-track' aria-hidden='true'>
                  <span style={style} />
                </td>
                <td className='waterfall-figure'>
                  <bdi>{isTotal ? money(bar.to) : formatDelta(change, money)}</bdi>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
