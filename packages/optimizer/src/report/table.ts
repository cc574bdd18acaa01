import type { ReportCell, ReportColumn, ReportTable } from './document.ts'

/** A column and what it says of a row. */
export interface ColumnOf<Row> extends ReportColumn {
  cell: (row: Row) => ReportCell
  /** Whether the last row adds it up. */
  isAddedUp?: boolean
}

/** A table of things: a row for each, and a last row with the sums where a column asks for them. */
export const tableOf = <Row>(
  head: Pick<ReportTable, 'id' | 'caption'>,
  columns: readonly (ColumnOf<Row> | null)[],
  things: readonly Row[],
): ReportTable => {
  const shown = columns.filter((column) => column !== null)
  const rows = things.map((thing) => shown.map(({ cell }) => cell(thing)))
  const firstWords = shown.findIndex(({ kind }) => kind === 'name' || kind === 'text')
  const total = shown.map(({ isAddedUp }, at) =>
    isAddedUp ? sumOf(rows, at) : at === firstWords ? 'All' : null,
  )
  return {
    ...head,
    columns: shown.map(({ cell, isAddedUp, ...column }) => column),
    rows,
    total: shown.some(({ isAddedUp }) => isAddedUp) && rows.length > 1 ? total : null,
  }
}

const sumOf = (rows: readonly ReportCell[][], at: number) =>
  rows.reduce((sum, row) => sum + (typeof row[at] === 'number' ? row[at] : 0), 0)
