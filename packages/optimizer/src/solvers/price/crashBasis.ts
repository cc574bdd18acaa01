import type { GroupedProgram } from './groupedProgram.ts'

/** Entries below this, relative to the largest of their column, are rounding. */
const rounding = 1e-13
/** A pivot is at least this, relative to the largest entry of its column. */
const smallestPivot = 1e-4

/** A column that a basis may have, and the first of its group, which the basis has anyway. */
export interface OpenColumn {
  column: number
  first: number
}
/** A column of the basis, and the row whose slack leaves for it. */
export interface Pivot {
  column: number
  row: number
}

/**
 * A basis to start a simplex from (a crash basis): besides the first column of each group, columns in the given order wherever they are
 * independent of those taken before on the rows that have a price; those rows have no slack. What counts is the column less the first
 * of its group, since the shares of a group add up to 1. Gauss elimination, column by column.
 */
export const crashBasis = (
  program: GroupedProgram,
  open: readonly OpenColumn[],
  price: Float64Array,
): Pivot[] => {
  const pricedRows = price.reduce((count, amount) => (amount === 0 ? count : count + 1), 0)
  const work = new PricedVector(program, price)
  const { value, stamp, touched } = work
  const isPivot = new Uint8Array(program.rowCount)
  const eliminations: { rows: Int32Array; factors: Float64Array }[] = []
  const pivots: Pivot[] = []
  for (const { column, first } of open) {
    if (pivots.length >= pricedRows) break
    work.clear()
    work.addColumn(column, 1)
    work.addColumn(first, -1)
    let largest = 0
    for (let i = 0; i < work.count; i++) largest = Math.max(largest, Math.abs(value[touched[i]!]!))
    if (largest === 0) continue
    // Pivots in the order in which they were made: a later one has zeros where an earlier one pivots.
    for (let k = 0; k < pivots.length; k++) {
      const { row } = pivots[k]!
      if (stamp[row] !== work.clock || Math.abs(value[row]!) < rounding * largest) continue
      const times = value[row]!
      const { rows, factors } = eliminations[k]!
      for (let i = 0; i < rows.length; i++) work.add(rows[i]!, -times * factors[i]!)
      value[row] = 0
    }
    let row = -1
    let size = smallestPivot * largest
    for (let i = 0; i < work.count; i++) {
      const r = touched[i]!
      if (isPivot[r] || Math.abs(value[r]!) <= size) continue
      size = Math.abs(value[r]!)
      row = r
    }
    if (row === -1) continue
    const inverse = 1 / value[row]!
    const rows = touched.slice(0, work.count).filter((r) => Math.abs(value[r]!) > 1e-12 * size)
    eliminations.push({ rows, factors: Float64Array.from(rows, (r) => value[r]! * inverse) })
    isPivot[row] = 1
    pivots.push({ column, row })
  }
  return pivots
}

/** A sparse vector over the rows that have a price, which is cleared without a look at all of them. */
class PricedVector {
  readonly #program: GroupedProgram
  readonly #price: Float64Array
  /** What stands in each row; it counts where the row's stamp is the clock. */
  readonly value: Float64Array
  readonly stamp: Int32Array
  clock = 0
  /** The first `count` are the rows that anything was added to. */
  readonly touched: Int32Array
  count = 0

  constructor(program: GroupedProgram, price: Float64Array) {
    this.#program = program
    this.#price = price
    this.value = new Float64Array(program.rowCount)
    this.stamp = new Int32Array(program.rowCount)
    this.touched = new Int32Array(program.rowCount)
  }

  clear(): void {
    this.clock++
    this.count = 0
  }

  add(row: number, amount: number): void {
    if (this.#price[row] === 0) return
    if (this.stamp[row] !== this.clock) {
      this.stamp[row] = this.clock
      this.value[row] = 0
      this.touched[this.count++] = row
    }
    this.value[row] = this.value[row]! + amount
  }

  addColumn(column: number, sign: number): void {
    const { entryStart, entryRow, entryUse } = this.#program
    for (let e = entryStart[column]!; e < entryStart[column + 1]!; e++)
      this.add(entryRow[e]!, sign * entryUse[e]!)
  }
}
