import type { LinearModel } from './linearModel.ts'

/** A column that is added to a model that is already built. */
export interface AddedColumn {
  name: string
  lower: number
  upper: number
  /** What one unit of it adds to rows, by their index. */
  entries: readonly { row: number; value: number }[]
}

/** The model with some more columns at its end, none of them whole and none with a cost. The model given is not touched. */
export const withColumns = (model: LinearModel, added: readonly AddedColumn[]): LinearModel => {
  const { columnCount, rowCount } = model
  const byRow = new Map<number, { column: number; value: number }[]>()
  added.forEach(({ entries }, k) => {
    for (const { row, value } of entries) {
      const list = byRow.get(row) ?? []
      list.push({ column: columnCount + k, value })
      byRow.set(row, list)
    }
  })
  const columnIndex: number[] = []
  const values: number[] = []
  const rowStart = Int32Array.from({ length: rowCount + 1 }, (_, row) => {
    const start = columnIndex.length
    if (row === rowCount) return start
    const [from, to] = [model.rowStart[row] ?? 0, model.rowStart[row + 1] ?? 0]
    for (let k = from; k < to; k++) {
      columnIndex.push(model.columnIndex[k] ?? 0)
      values.push(model.value[k] ?? 0)
    }
    for (const { column, value } of byRow.get(row) ?? []) {
      columnIndex.push(column)
      values.push(value)
    }
    return start
  })
  const none = added.map(() => 0)
  return {
    ...model,
    columnCount: columnCount + added.length,
    cost: Float64Array.from([...model.cost, ...none]),
    lower: Float64Array.from([...model.lower, ...added.map(({ lower }) => lower)]),
    upper: Float64Array.from([...model.upper, ...added.map(({ upper }) => upper)]),
    isInteger: Uint8Array.from([...model.isInteger, ...none]),
    rowStart,
    columnIndex: Int32Array.from(columnIndex),
    value: Float64Array.from(values),
    columnName: (column) => added[column - columnCount]?.name ?? model.columnName(column),
  }
}
