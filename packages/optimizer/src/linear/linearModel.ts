/**
 * A linear program, minimised, with some columns whole numbers:
 * min cost·x + offset, rowLower ≤ A x ≤ rowUpper, lower ≤ x ≤ upper.
 * A is stored by rows: the entries of row i are `rowStart[i] … rowStart[i + 1] − 1`.
 * It belongs to no solver. Infinite bounds are ±Infinity.
 */
export interface LinearModel {
  columnCount: number
  rowCount: number
  cost: Float64Array
  offset: number
  lower: Float64Array
  upper: Float64Array
  /** 1 where the column must be whole. */
  isInteger: Uint8Array
  rowLower: Float64Array
  rowUpper: Float64Array
  rowStart: Int32Array
  columnIndex: Int32Array
  value: Float64Array
  /** What a column stands for; made up where it was not named. */
  columnName(column: number): string
  /** What a row stands for; made up where it was not named. */
  rowName(row: number): string
}

/** What a column stands for: its name, or where there are millions a function that makes the name of any of them when it is asked for. */
export type ColumnName = string | ((column: number) => string)

/** One row as it is added: parallel lists of columns and values, no column twice. */
export interface RowEntries {
  columns: number[]
  values: number[]
}

/** Collects columns and rows, and hands them over as typed arrays. */
export class LinearModelBuilder {
  readonly #lower: number[] = []
  readonly #upper: number[] = []
  readonly #integer: number[] = []
  readonly #columnNames: ColumnName[] = []
  readonly #rowLower: number[] = []
  readonly #rowUpper: number[] = []
  readonly #rowNames: string[] = []
  readonly #rowStart: number[] = [0]
  readonly #columnIndex: number[] = []
  readonly #value: number[] = []

  get columnCount(): number {
    return this.#lower.length
  }
  get rowCount(): number {
    return this.#rowLower.length
  }

  /** Adds a column and returns its index. */
  addColumn(name: ColumnName, lower: number, upper: number, isInteger = false): number {
    this.#columnNames.push(name)
    this.#upper.push(upper)
    this.#integer.push(isInteger ? 1 : 0)
    return this.#lower.push(lower) - 1
  }

  /** Adds a row and returns its index. */
  addRow(name: string, lower: number, upper: number, { columns, values }: RowEntries): number {
    for (let k = 0; k < columns.length; k++) {
      this.#columnIndex.push(columns[k] ?? 0)
      this.#value.push(values[k] ?? 0)
    }
    this.#rowStart.push(this.#columnIndex.length)
    this.#rowNames.push(name)
    this.#rowUpper.push(upper)
    return this.#rowLower.push(lower) - 1
  }

  /** The most that a row can reach with every column within its bounds. */
  largestValue({ columns, values }: RowEntries): number {
    return columns.reduce((sum, column, k) => {
      const value = values[k] ?? 0
      return sum + value * ((value > 0 ? this.#upper[column] : this.#lower[column]) ?? 0)
    }, 0)
  }

  build(cost: Float64Array = new Float64Array(this.columnCount), offset = 0): LinearModel {
    const [columnNames, rowNames] = [this.#columnNames, this.#rowNames]
    return {
      columnCount: this.columnCount,
      rowCount: this.rowCount,
      cost,
      offset,
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      isInteger: Uint8Array.from(this.#integer),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      rowStart: Int32Array.from(this.#rowStart),
      columnIndex: Int32Array.from(this.#columnIndex),
      value: Float64Array.from(this.#value),
      columnName: (column) => {
        const name = columnNames[column] ?? `column ${column}`
        return typeof name === 'string' ? name : name(column)
      },
      rowName: (row) => rowNames[row] ?? `row ${row}`,
    }
  }
}

/** Rows and columns with a given number of entries, for telling a model's size. */
export const sizeOf = (model: LinearModel) => ({
  columns: model.columnCount,
  rows: model.rowCount,
  nonZeros: model.value.length,
  integers: model.isInteger.reduce((sum, whole) => sum + whole, 0),
})
