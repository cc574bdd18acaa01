import type { ReportCell, ReportDocument, ReportTable } from './document.ts'

/**
 * The tables of a report as one CSV text (RFC 4180): the first column names the table, and each table begins with a row of
 * its column keys. One text and not a folder, so that it can go through a pipe or a download as a page does; the lines
 * of a table, taken out by their first column, are a table with a head again: `grep '^sites,' report.csv`. Short rows are filled up with
 * empty fields, since all lines of a CSV file have as many. Numbers are exact and in the units of their keys; unknown is empty,
 * and sums are left out, since a program adds up by itself. Text is written as it is, so a name that begins with = is a formula to a spreadsheet.
 *
 * @see RFC 4180
 */
export const reportCsv = (document: ReportDocument): string => {
  const tables = [headTable(document), ...document.sections.flatMap(({ tables }) => tables)]
  const lines = tables.flatMap(linesOf)
  const width = Math.max(...lines.map((line) => line.length))
  return lines
    .map((line) => `${[...line, ...Array(width - line.length).fill('')].map(field).join(',')}\r\n`)
    .join('')
}

const linesOf = ({ id, columns, rows }: Pick<ReportTable, 'id' | 'columns' | 'rows'>) =>
  [columns.map(({ key }) => key), ...rows].map((cells): ReportCell[] => [id, ...cells])

const headTable = ({ title, fleetId, currency, madeAt, headline }: ReportDocument) => ({
  id: 'report',
  columns: [
    { key: 'item', title: 'Item', kind: 'name' as const },
    { key: 'value', title: 'Value', kind: 'text' as const },
  ],
  rows: Object.entries({ title, fleetId, currency, madeAt, headline }),
})

const field = (cell: ReportCell): string => {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
