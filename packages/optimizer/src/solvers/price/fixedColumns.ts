import type { GroupedProgram } from './groupedProgram.ts'

/** The groups outside the core: the one column that each of them has, and what these leave of the limits. */
export class FixedColumns {
  readonly #program: GroupedProgram
  /** The column of each group outside; −1 for a group that is in the core. */
  readonly columnOf: Int32Array
  /** What is left of each limit. */
  readonly left: Float64Array

  constructor(program: GroupedProgram) {
    this.#program = program
    this.columnOf = new Int32Array(program.groupCount).fill(-1)
    this.left = program.limit.slice()
  }

  fix(group: number, column: number): void {
    this.release(group)
    this.columnOf[group] = column
    this.#use(column, -1)
  }

  release(group: number): void {
    const column = this.columnOf[group]!
    if (column < 0) return
    this.#use(column, 1)
    this.columnOf[group] = -1
  }

  #use(column: number, sign: number) {
    const { entryStart, entryRow, entryUse } = this.#program
    const left = this.left
    for (let e = entryStart[column]!; e < entryStart[column + 1]!; e++)
      left[entryRow[e]!] = left[entryRow[e]!]! + sign * entryUse[e]!
  }

  /** The given columns, led by the one that the group has while it is outside. */
  withFixed(group: number, columns: readonly number[]): number[] {
    const fixed = this.columnOf[group]!
    return fixed < 0 ? [...columns] : [fixed, ...columns.filter((c) => c !== fixed)]
  }
}
