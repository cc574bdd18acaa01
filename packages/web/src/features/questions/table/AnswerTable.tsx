import { questionsText as text } from '../../../text/questions.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { AnswerColumn } from './answerColumn.ts'
import './answerTable.css'
import { toCsv } from './toCsv.ts'

interface Props<Row> {
  title: string
  /** Name of the exported file, without its ending. */
  fileName: string
  columns: readonly AnswerColumn<Row>[]
  rows: readonly Row[]
  keyOf(row: Row): string
  /** The row that the chart shows as chosen. */
  chosenKey?: string | null
}

/** The same as the chart, in words and numbers; it can be kept as a file. */
export function AnswerTable<Row>({ title, fileName, columns, rows, keyOf, chosenKey }: Props<Row>) {
  const csv = `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(columns, rows))}`
  return (
    <section className='answer-table'>
      <header>
        <h4>{title}</h4>
        <a className='answer-export' href={csv} download={`${fileName}.csv`}>
          <Icon name='down' />
          {text.exportCsv}
        </a>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className='answer-table-scroll' aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.field} scope='col' className={cellClass(column)}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)} className={keyOf(row) === chosenKey ? 'is-chosen' : undefined}>
                {columns.map((column, index) => {
                  const Cell = index === 0 ? 'th' : 'td'
                  return (
                    <Cell
                      key={column.field}
                      scope={index === 0 ? 'row' : undefined}
                      className={cellClass(column)}
                    >
                      <bdi>{column.cell(row)}</bdi>
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

const cellClass = ({ isNumber }: { isNumber?: boolean }) =>
  isNumber ? 'answer-cell is-number' : 'answer-cell'
