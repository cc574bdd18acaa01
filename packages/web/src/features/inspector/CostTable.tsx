import { formatDelta } from '../../format/delta.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import type { AccountRecord } from '../../graphql/planDocuments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Section } from '../../ui/Section.tsx'
import { type CostRow, costRows } from './costRows.ts'

interface Props {
  before: AccountRecord
  after: AccountRecord | null
  currency: string
}

/** Each part of the cost today and in the plan, with bars of one scale. */
export function CostTable({ before, after, currency }: Props) {
  const rows = costRows(before, after)
  const largest = Math.max(
    1e-9,
    ...rows.flatMap((row) => [Math.abs(row.before), Math.abs(row.after ?? 0)]),
  )
  const money = (perHour: number | null) =>
    formatMoney(perHour === null ? null : perHour * hoursPerMonth, currency)
  const totals = {
    before: before.costPerHour.amount,
    after: after?.costPerHour.amount ?? null,
  }
  return (
    <Section title={text.cost}>
      <table className='cost-table'>
        <thead>
          <tr>
            <th scope='col'>{text.term}</th>
            <th scope='col'>{text.today}</th>
            {after && <th scope='col'>{text.plan}</th>}
            {after && <th scope='col'>{text.change}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope='row'>
                {text.terms[row.name]}
                <Bars row={row} largest={largest} />
              </th>
              <td>{money(row.before)}</td>
              {after && <td>{money(row.after)}</td>}
              {after && (
                <td className='muted'>{formatDelta((row.after ?? 0) - row.before, money)}</td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope='row'>{text.total}</th>
            <td>{money(totals.before)}</td>
            {totals.after !== null && <td>{money(totals.after)}</td>}
            {totals.after !== null && <td>{formatDelta(totals.after - totals.before, money)}</td>}
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function Bars({ row, largest }: { row: CostRow; largest: number }) {
  const width = (value: number) => `${(100 * Math.abs(value)) / largest}%`
  return (
    <span className='cost-bars' aria-hidden='true'>
      <span className='is-today' style={{ inlineSize: width(row.before) }} />
      {row.after !== null && <span className='is-plan' style={{ inlineSize: width(row.after) }} />}
    </span>
  )
}
