import type { ReportCell, ReportColumn, ReportTable } from '../document.ts'
import { type Scale, written } from '../words/quantity.ts'
import { html, type Markup } from './markup.ts'
import { type TableScales, tableScales } from './tableScales.ts'

/** Longer tables show so many rows at once; the others are a click away. */
const firstRows = 20
/** A table that is only a little longer is shown whole. */
const mostRowsAtOnce = 30
/** Words up to so many letters stay on one line; those from so many on take room. */
const [fewLetters, manyLetters] = [16, 48]

interface ShownColumn {
  column: ReportColumn
  at: number
}

/** A table as a page shows it: a caption, heads with units, the first rows, a last row of sums, and the other rows folded away. */
export const tableHtml = (table: ReportTable, currency: string): Markup => {
  const { id, caption, rows, total } = table
  if (rows.length === 0) return html``
  const scales = tableScales(table, currency)
  const columns = shownColumns(table)
  const line = (
    row: readonly ReportCell[],
  ) => html`<tr>${columns.map((column) => cellOf(table, column, row, scales))}</tr>
`
  const foot = total === null ? null : html`<tfoot>${line(total)}</tfoot>`
  const part = (words: string, some: readonly ReportCell[][], end: Markup | null) =>
    html`<div class="scroll" tabindex="0" role="region" aria-label="${words}">
<table><caption><span>${words}</span></caption><thead><tr>${columns.map((column) => headOf(column, scales))}</tr></thead>
<tbody>${some.map(line)}</tbody>${end}</table></div>
`
  if (rows.length <= mostRowsAtOnce)
    return html`<div class="table" id="table-${id}">${part(caption, rows, foot)}</div>`
  const others = `${(rows.length - firstRows).toLocaleString('en')} more rows`
  return html`<div class="table" id="table-${id}">${part(caption, rows.slice(0, firstRows), foot)}<details><summary>${others}</summary>${part(`${caption}: ${others}`, rows.slice(firstRows), null)}</details></div>`
}

/** Ids stand below the name that follows them, and units below the name of their row. */
const shownColumns = ({ columns }: ReportTable): ShownColumn[] =>
  columns.flatMap((column, at) => {
    const isBelowName = column.kind === 'id' && columns[at + 1]?.kind === 'name'
    return column.isDetail || column.kind === 'unit' || isBelowName ? [] : [{ column, at }]
  })

const headOf = ({ column, at }: ShownColumn, { ofColumn }: TableScales): Markup => {
  const symbol = ofColumn(at)?.symbol ?? ''
  const unit = symbol === '' ? null : html` <span class="unit">${symbol}</span>`
  return html`<th scope="col"${column.kind === 'number' ? html` class="number"` : null}>${column.title}${unit}</th>`
}

const cellOf = (
  { columns, total }: ReportTable,
  { column, at }: ShownColumn,
  row: readonly ReportCell[],
  scales: TableScales,
): Markup => {
  const cell = row[at] ?? null
  if (column.kind === 'name') {
    const before = columns[at - 1]
    const id = before?.kind === 'id' && !before.isDetail ? (row[at - 1] ?? null) : null
    return nameCell(cell, id, scales.ofRow(row)?.symbol ?? '')
  }
  if (column.kind === 'number')
    return numberCell(cell, column, scales.ofColumn(at) ?? scales.ofRow(row), row === total)
  return wordsCell(cell, column, row === total)
}

const nameCell = (name: ReportCell, id: ReportCell, unit: string) =>
  html`<th scope="row"><bdi>${name}</bdi>${id === null || id === name ? null : html` <bdi class="id">${id}</bdi>`}${unit === '' ? null : html` <span class="unit">${unit}</span>`}</th>`

const numberCell = (
  cell: ReportCell,
  { isDifference }: ReportColumn,
  scale: Scale | null,
  isTotal: boolean,
) => {
  if (typeof cell !== 'number' || !scale)
    return html`<td class="number">${cell ?? (isTotal ? '' : '–')}</td>`
  return html`<td class="number">${written(cell, scale, isDifference)}</td>`
}

const wordsCell = (cell: ReportCell, { kind }: ReportColumn, isTotal: boolean) => {
  if (cell === null) return html`<td>${isTotal ? '' : '–'}</td>`
  if (kind === 'link') return html`<td class="link">${linkMarkup(String(cell))}</td>`
  const words = typeof cell === 'number' ? String(Number(cell.toPrecision(4))) : cell
  const length = words.length <= fewLetters ? 'short' : words.length < manyLetters ? 'text' : 'long'
  return html`<td class="${length}" dir="auto">${words}</td>`
}

/** Only addresses of pages become links. */
const linkMarkup = (address: string) =>
  /^https?:\/\//i.test(address)
    ? html`<a href="${address}" rel="noreferrer">${address.replace(/^https?:\/\/(www\.)?/i, '')}</a>`
    : html`${address}`
