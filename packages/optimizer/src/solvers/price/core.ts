import type { Highs, Model } from 'highs'
import { crashBasis, type OpenColumn } from './crashBasis.ts'
import { excessRows, openExcessModel } from './excess.ts'
import { FixedColumns } from './fixedColumns.ts'
import { type GroupedProgram, groupOfColumn } from './groupedProgram.ts'
import { missingColumns } from './missingColumns.ts'
import type { Pricing } from './pricing.ts'

/** Statuses of a simplex basis. */
const atLower = 0
const basic = 1
const atUpper = 2
/** Ways of the simplex. */
const dual = 1
const primal = 4

/**
 * The part of a grouped program in which a choice is still open, held by a simplex engine. Groups outside have their cheapest
 * column. Where that is not the optimum, pricing says which columns are missing.
 */
export class Core {
  readonly #program: GroupedProgram
  readonly #highs: Highs
  readonly #model: Model
  /** Program column of each of the engine's columns; −1 for a row's excess. */
  readonly #columns: number[] = []
  /** Engine's column of each program column it has. */
  readonly #indexOf = new Map<number, number>()
  /** Engine's row of each group that is in; −1 outside. */
  readonly #groupRow: Int32Array
  readonly #fixed: FixedColumns
  #rowCount: number
  readonly costScale: number
  readonly #excessCost: Float64Array
  #excessFactor = 1
  /** The row of each excess column; these come first. */
  readonly #excessRow: Int32Array
  /** Cost that the engine has for each of its columns, and whether it may be used there. */
  readonly #costs: number[] = []
  readonly #isAllowed: boolean[] = []
  /** Costs that have changed since the last solve, by the engine's column. */
  readonly #changedCost = new Map<number, number>()
  #columnStatus: number[] = []
  #rowStatus: number[] = []
  iterations = 0
  /** Whether the basis holds every limit. */
  #isFeasible = false

  constructor(highs: Highs, program: GroupedProgram, excessCost: Float64Array, costScale: number) {
    const { rowCount, groupCount } = program
    this.#program = program
    this.#highs = highs
    this.#groupRow = new Int32Array(groupCount).fill(-1)
    this.#fixed = new FixedColumns(program)
    this.#rowCount = rowCount
    this.costScale = costScale
    this.#excessCost = excessCost
    this.#excessRow = excessRows(program)
    this.#model = openExcessModel(highs, program, this.#excessRow, this.#excessCosts())
    this.#columns = Array.from(this.#excessRow, () => -1)
    for (const _ of this.#excessRow) this.#noteCost(0)
    this.#columnStatus = Array.from(this.#excessRow, () => atLower)
    this.#rowStatus = Array.from({ length: rowCount }, () => basic)
  }

  /** Gives a group outside the core its column. */
  fix(group: number, column: number): void {
    this.#fixed.fix(group, column)
  }

  /** Takes groups into the core, each with some columns, the first of which starts as its choice. Returns how many columns are new. */
  admit(groups: readonly number[], columnsOf: readonly (readonly number[])[]): number {
    const { entryStart, entryRow, entryUse, cost } = this.#program
    const newGroups = groups.filter((g) => this.#groupRow[g] === -1)
    if (newGroups.length > 0) {
      const ones = new Float64Array(newGroups.length).fill(1)
      this.#model.addRows({
        lower: ones,
        upper: ones,
        matrix: {
          format: 'csr',
          numRows: newGroups.length,
          numCols: this.#columns.length,
          starts: new Int32Array(newGroups.length + 1),
          indices: new Int32Array(0),
          values: new Float64Array(0),
        },
      })
      for (const g of newGroups) {
        this.#fixed.release(g)
        this.#groupRow[g] = this.#rowCount++
        this.#rowStatus.push(atLower)
      }
    }
    const isNew = new Set(newGroups)
    const [costs, uppers, starts, indices, values]: number[][] = [[], [], [0], [], []]
    groups.forEach((g, k) => {
      let isFirst = isNew.has(g)
      for (const c of columnsOf[k]!) {
        if (this.#indexOf.has(c)) continue
        this.#indexOf.set(c, this.#columns.length)
        this.#columns.push(c)
        this.#columnStatus.push(isFirst ? basic : atLower)
        isFirst = false
        const isForbidden = cost[c] === Number.POSITIVE_INFINITY
        costs!.push(isForbidden ? 0 : cost[c]! / this.costScale)
        uppers!.push(isForbidden ? 0 : Number.POSITIVE_INFINITY)
        this.#noteCost(cost[c]!)
        for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++)
          if (entryUse[e] !== 0) {
            indices!.push(entryRow[e]!)
            values!.push(entryUse[e]!)
          }
        indices!.push(this.#groupRow[g]!)
        values!.push(1)
        starts!.push(indices!.length)
      }
    })
    const count = costs!.length
    if (count === 0) return 0
    this.#model.addCols({
      cost: Float64Array.from(costs!),
      lower: new Float64Array(count),
      upper: Float64Array.from(uppers!),
      matrix: {
        format: 'csc',
        numRows: this.#rowCount,
        numCols: count,
        starts: Int32Array.from(starts!),
        indices: Int32Array.from(indices!),
        values: Float64Array.from(values!),
      },
    })
    return count
  }

  /** Adds the row Σ columns ≤ open, whose columns come into the core where they are not yet. Returns the row. */
  addCut(columns: readonly number[], open: number): number {
    const group = groupOfColumn(this.#program, columns[0]!)
    const openGroup = groupOfColumn(this.#program, open)
    const fixed = this.#fixed
    this.admit(
      [group, openGroup],
      [fixed.withFixed(group, columns), fixed.withFixed(openGroup, [open])],
    )
    const indices = [...columns, open].map((c) => this.#indexOf.get(c)!)
    const values = indices.map((_, k) => (k < columns.length ? 1 : -1))
    this.#model.addRow(Number.NEGATIVE_INFINITY, 0, { indices, values })
    this.#rowStatus.push(basic)
    this.#isFeasible = false
    return this.#rowCount++
  }

  /** Makes a basis to start from, of columns that the core has. */
  crash(open: readonly OpenColumn[], price: Float64Array): void {
    for (const { column, row } of crashBasis(this.#program, open, price)) {
      this.#columnStatus[this.#indexOf.get(column)!] = basic
      this.#rowStatus[row] = atUpper
    }
  }

  /** Solves the core from the basis that it has. False where the engine did not reach an optimum. */
  solve(isOver: () => boolean): boolean {
    const { isEquation, rowCount } = this.#program
    const { left } = this.#fixed
    this.#passOnCosts()
    const lower = new Float64Array(rowCount)
    for (let r = 0; r < rowCount; r++)
      lower[r] = isEquation[r] ? left[r]! : Number.NEGATIVE_INFINITY
    if (rowCount > 0)
      this.#model.changeRowsBounds({ kind: 'range', from: 0, to: rowCount - 1 }, lower, left)
    const isSolved = this.#run(isOver, true) || (!isOver() && this.#run(isOver, false))
    if (!isSolved) return false
    this.iterations += Number(this.#model.info.get('simplex_iteration_count'))
    this.#isFeasible = true
    const { colStatus, rowStatus } = this.#model.getBasis()
    this.#columnStatus = Array.from(colStatus)
    this.#rowStatus = Array.from(rowStatus)
    return true
  }

  /** The engine can fail from a basis that is hardly regular; then it starts from none. */
  #run(isOver: () => boolean, fromBasis: boolean): boolean {
    try {
      if (fromBasis)
        this.#model.setBasis({
          colStatus: Int32Array.from(this.#columnStatus),
          rowStatus: Int32Array.from(this.#rowStatus),
        })
      else this.#model.clearSolver()
      // A solved core with new columns still holds every limit, so the primal simplex goes on from there.
      this.#model.options.set({ simplex_strategy: this.#isFeasible && fromBasis ? primal : dual })
      this.#model.run({
        [this.#highs.constants.callbackType.simplexInterrupt]: (event) => {
          if (isOver()) event.interrupt()
          return undefined
        },
      })
      return this.#model.getModelStatus() === this.#highs.constants.modelStatus.optimal
    } catch {
      return false
    }
  }

  /** Prices of the shared rows after a solve, none of the wrong sign. */
  readPrices(into: Float64Array): Float64Array {
    const { rowDual } = this.#model.getSolution()
    const { isEquation, rowCount } = this.#program
    for (let r = 0; r < rowCount; r++) {
      const price = -rowDual[r]! * this.costScale
      into[r] = isEquation[r] || price > 0 ? price : 0
    }
    return rowDual
  }

  /** Adds what is cheaper than what the core has; returns how many columns came. */
  addMissing(
    pricing: Pricing,
    price: Float64Array,
    rowDual: Float64Array,
    tolerance: number,
  ): number {
    const present = {
      groupRow: this.#groupRow,
      rowDual,
      fixed: this.#fixed.columnOf,
      costScale: this.costScale,
    }
    const { groups, columnsOf } = missingColumns(this.#program, pricing, price, present, tolerance)
    return this.admit(groups, columnsOf)
  }

  /** How far the largest excess of a limit is beyond it, relative to the limit. */
  excess(): number {
    const { limit } = this.#program
    const { colValue } = this.#model.getSolution()
    let largest = 0
    this.#excessRow.forEach((r, k) => {
      largest = Math.max(largest, colValue[k]! / Math.max(1, Math.abs(limit[r]!)))
    })
    return largest
  }

  /** Every column that the plan uses, and its share. */
  readPlan(use: (column: number, share: number) => void): void {
    const { colValue } = this.#model.getSolution()
    const { cost } = this.#program
    this.#columns.forEach((c, k) => {
      // What is forbidden is at 0, but for what the engine tolerates.
      if (c >= 0 && colValue[k]! > 0 && cost[c]! < Number.POSITIVE_INFINITY) use(c, colValue[k]!)
    })
    for (const c of this.#fixed.columnOf) if (c >= 0) use(c, 1)
  }

  /** Makes exceeding a limit cost so many times what it costs at first. */
  setExcessFactor(factor: number): void {
    if (factor === this.#excessFactor) return
    this.#excessFactor = factor
    const to = this.#excessRow.length - 1
    if (to >= 0) this.#model.changeColsCost({ kind: 'range', from: 0, to }, this.#excessCosts())
  }

  #excessCosts() {
    const scale = this.#excessFactor / this.costScale
    return Float64Array.from(this.#excessRow, (r) => this.#excessCost[r]! * scale)
  }

  changeLimit(row: number, change: number): void {
    this.#isFeasible = false
    const { left } = this.#fixed
    left[row] = left[row]! + change
  }

  /** An infinite cost takes the column out of use. */
  changeCost(column: number, cost: number): void {
    const k = this.#indexOf.get(column)
    if (k !== undefined) this.#changedCost.set(k, cost)
  }

  /** What a column that is new in the engine costs there. */
  #noteCost(cost: number) {
    const isForbidden = cost === Number.POSITIVE_INFINITY
    this.#costs.push(isForbidden ? 0 : cost)
    this.#isAllowed.push(!isForbidden)
  }

  /** Tells the engine all changes at once: a choice forbids thousands of columns, and many are allowed again before the next solve. */
  #passOnCosts() {
    const [repriced, turned]: number[][] = [[], []]
    for (const k of [...this.#changedCost.keys()].sort((a, b) => a - b)) {
      const cost = this.#changedCost.get(k)!
      const isAllowed = cost < Number.POSITIVE_INFINITY
      if (isAllowed && this.#costs[k] !== cost) {
        this.#costs[k] = cost
        repriced!.push(k)
      }
      if (isAllowed === this.#isAllowed[k]) continue
      this.#isAllowed[k] = isAllowed
      if (!isAllowed) this.#isFeasible = false
      turned!.push(k)
    }
    this.#changedCost.clear()
    if (repriced!.length > 0)
      this.#model.changeColsCost(
        { kind: 'set', indices: Int32Array.from(repriced!) },
        Float64Array.from(repriced!, (k) => this.#costs[k]! / this.costScale),
      )
    if (turned!.length > 0)
      this.#model.changeColsBounds(
        { kind: 'set', indices: Int32Array.from(turned!) },
        new Float64Array(turned!.length),
        Float64Array.from(turned!, (k) => (this.#isAllowed[k] ? Number.POSITIVE_INFINITY : 0)),
      )
  }

  get size() {
    return { columns: this.#columns.length, rows: this.#rowCount }
  }

  dispose(): void {
    this.#model.dispose()
  }
}
