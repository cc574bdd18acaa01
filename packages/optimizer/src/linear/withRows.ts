import type { LinearModel, RowEntries } from './linearModel.ts'

/** A row that is not part of the model yet. */
export interface AddedRow {
  name: string
  lower: number
  upper: number
  entries: RowEntries
}

/** The model with more rows at its end; what stays the same is shared with the model given. */
export const withRows = (model: LinearModel, rows: readonly AddedRow[]): LinearModel => {
  const { rowCount, rowName } = model
  const count = rows.reduce((sum, { entries }) => sum + entries.columns.length, 0)
  const nonZeros = model.value.length
  const columnIndex = new Int32Array(nonZeros + count)
  const value = new Float64Array(nonZeros + count)
  const rowStart = new Int32Array(rowCount + rows.length + 1)
  columnIndex.set(model.columnIndex)
  value.set(model.value)
  rowStart.set(model.rowStart)
  let at = nonZeros
  rows.forEach(({ entries }, k) => {
    columnIndex.set(entries.columns, at)
    value.set(entries.values, at)
    at += entries.columns.length
    rowStart[rowCount + k + 1] = at
  })
  return {
    ...model,
    rowCount: rowCount + rows.length,
    rowStart,
    columnIndex,
    value,
    rowLower: Float64Array.from([...model.rowLower, ...rows.map(({ lower }) => lower)]),
    rowUpper: Float64Array.from([...model.rowUpper, ...rows.map(({ upper }) => upper)]),
    rowName: (row) => (row < rowCount ? rowName(row) : (rows[row - rowCount]?.name ?? '')),
  }
}
