import type { Highs, Model } from 'highs'
import type { GroupedProgram } from './groupedProgram.ts'
import { type Pricing, reducedCosts } from './pricing.ts'

/** Statuses of a simplex basis. */
const atLower = 0
const basic = 1
const atUpper = 2
/** Ways of the simplex. */
const dual = 1
const primal = 4

/** Columns that a group gets at most in one round. */
const mostPerGroup = 4

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
  /** The column that a group outside has. */
  readonly #fixed: Int32Array
  /** What is left of each limit beside the fixed columns. */
  readonly #left: Float64Array
  #rowCount: number
  readonly costScale: number
  readonly #excessCost: Float64Array
  /** The row of each excess column; these come first. */
  readonly #excessRow: Int32Array
  #columnStatus: number[] = []
  #rowStatus: number[] = []
  #buffer = new Float64Array(0)
  iterations = 0
  /** Whether the basis holds every limit. */
  #isFeasible = false

  constructor(highs: Highs, program: GroupedProgram, excessCost: Float64Array, costScale: number) {
    const { rowCount, groupCount, groupStart, isEquation } = program
    this.#program = program
    this.#highs = highs
    this.#groupRow = new Int32Array(groupCount).fill(-1)
    this.#fixed = new Int32Array(groupCount).fill(-1)
    this.#left = program.limit.slice()
    this.#rowCount = rowCount
    this.costScale = costScale
    this.#excessCost = excessCost
    let longest = 0
    for (let g = 0; g < groupCount; g++)
      longest = Math.max(longest, groupStart[g + 1]! - groupStart[g]!)
    this.#buffer = new Float64Array(longest)
    // One column per row for what exceeds its limit, at a price that a plan never wants to pay; an equation has one for each side.
    const excessRow = [
      ...isEquation.keys(),
      ...[...isEquation.keys()].filter((r) => isEquation[r] === 1),
    ]
    const excess = excessRow.length
    this.#excessRow = Int32Array.from(excessRow)
    this.#model = highs.createModel({
      numCols: excess,
      numRows: rowCount,
      offset: 0,
      colCost: this.#excessRow.length === 0 ? new Float64Array(0) : this.#excessCosts(),
      colLower: new Float64Array(excess),
      colUpper: new Float64Array(excess).fill(Number.POSITIVE_INFINITY),
      rowLower: program.limit.map((limit, r) => (isEquation[r] ? limit : Number.NEGATIVE_INFINITY)),
      rowUpper: program.limit,
      integrality: new Int32Array(excess),
      matrix: {
        format: 'csc',
        numRows: rowCount,
        numCols: excess,
        starts: Int32Array.from({ length: excess + 1 }, (_, k) => k),
        indices: this.#excessRow,
        values: Float64Array.from(excessRow, (_, k) => (k < rowCount ? -1 : 1)),
      },
    })
    this.#model.options.set({
      output_flag: false,
      presolve: 'off',
      solver: 'simplex',
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
      random_seed: 1,
    })
    this.#columns = excessRow.map(() => -1)
    this.#columnStatus = excessRow.map(() => atLower)
    this.#rowStatus = Array.from({ length: rowCount }, () => basic)
  }

  /** Gives a group outside the core its column. */
  fix(group: number, column: number): void {
    this.#use(this.#fixed[group]!, 1)
    this.#fixed[group] = column
    this.#use(column, -1)
  }

  #use(column: number, sign: number) {
    if (column < 0) return
    const { entryStart, entryRow, entryUse } = this.#program
    for (let e = entryStart[column]!; e < entryStart[column + 1]!; e++)
      this.#left[entryRow[e]!] = this.#left[entryRow[e]!]! + sign * entryUse[e]!
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
        this.#use(this.#fixed[g]!, 1)
        this.#fixed[g] = -1
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
    const group = this.#groupOf(columns[0]!)
    const openGroup = this.#groupOf(open)
    this.admit(
      [group, openGroup],
      [this.#withFixed(group, columns), this.#withFixed(openGroup, [open])],
    )
    const indices = [...columns, open].map((c) => this.#indexOf.get(c)!)
    const values = indices.map((_, k) => (k < columns.length ? 1 : -1))
    this.#model.addRow(Number.NEGATIVE_INFINITY, 0, { indices, values })
    this.#rowStatus.push(basic)
    this.#isFeasible = false
    return this.#rowCount++
  }

  /** The columns, led by the one that the group has while it is outside. */
  #withFixed(group: number, columns: readonly number[]): number[] {
    const fixed = this.#fixed[group]!
    return fixed < 0 ? [...columns] : [fixed, ...columns.filter((c) => c !== fixed)]
  }

  #groupOf(column: number): number {
    const { groupStart, groupCount } = this.#program
    let [low, high] = [0, groupCount - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (groupStart[middle]! <= column) low = middle
      else high = middle - 1
    }
    return low
  }

  /**
   * A basis to start from: besides the first column of each group, columns in the given order wherever they are independent of those
   * taken before on the rows that have a price; those rows have no slack.
   */
  crash(open: readonly { column: number; first: number }[], price: Float64Array): void {
    const { entryStart, entryRow, entryUse, rowCount } = this.#program
    const work = new Float64Array(rowCount)
    const pivotAt = new Int32Array(rowCount).fill(-1)
    const pivots: { rows: number[]; values: number[] }[] = []
    const order: number[] = []
    const stamp = new Int32Array(rowCount)
    let clock = 0
    let priced = 0
    for (let r = 0; r < rowCount; r++) if (price[r] !== 0) priced++
    for (const { column, first } of open) {
      if (pivots.length >= priced) break
      clock++
      const touched: number[] = []
      const touch = (r: number, amount: number) => {
        if (price[r] === 0) return
        if (stamp[r] !== clock) {
          stamp[r] = clock
          work[r] = 0
          touched.push(r)
        }
        work[r] = work[r]! + amount
      }
      for (let e = entryStart[column]!; e < entryStart[column + 1]!; e++)
        touch(entryRow[e]!, entryUse[e]!)
      for (let e = entryStart[first]!; e < entryStart[first + 1]!; e++)
        touch(entryRow[e]!, -entryUse[e]!)
      let largest = 0
      for (const r of touched) largest = Math.max(largest, Math.abs(work[r]!))
      if (largest === 0) continue
      // Pivots in the order in which they were made: a later one has zeros where an earlier one pivots.
      for (let k = 0; k < order.length; k++) {
        const r = order[k]!
        if (stamp[r] !== clock || Math.abs(work[r]!) < 1e-13 * largest) continue
        const factor = work[r]!
        const { rows, values } = pivots[k]!
        for (let i = 0; i < rows.length; i++) touch(rows[i]!, -factor * values[i]!)
        work[r] = 0
      }
      let best = -1
      let size = 1e-4 * largest
      for (const r of touched)
        if (pivotAt[r] === -1 && Math.abs(work[r]!) > size) {
          size = Math.abs(work[r]!)
          best = r
        }
      if (best === -1) continue
      const inverse = 1 / work[best]!
      const rows = touched.filter((r) => Math.abs(work[r]!) > 1e-12 * size)
      pivots.push({ rows, values: rows.map((r) => work[r]! * inverse) })
      pivotAt[best] = pivots.length - 1
      order.push(best)
      this.#columnStatus[this.#indexOf.get(column)!] = basic
      this.#rowStatus[best] = atUpper
    }
  }

  /** Solves the core from the basis that it has. False where the engine did not reach an optimum. */
  solve(isOver: () => boolean): boolean {
    const { isEquation, rowCount } = this.#program
    const left = this.#left
    const lower = new Float64Array(rowCount)
    for (let r = 0; r < rowCount; r++)
      lower[r] = isEquation[r] ? left[r]! : Number.NEGATIVE_INFINITY
    this.#model.changeRowsBounds({ kind: 'range', from: 0, to: rowCount - 1 }, lower, left)
    if (!this.#run(isOver, true) && !isOver() && !this.#run(isOver, false)) return false
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
    const { groupCount, groupStart } = this.#program
    const buffer = this.#buffer
    const groups: number[] = []
    const columnsOf: number[][] = []
    for (let g = 0; g < groupCount; g++) {
      const row = this.#groupRow[g]!
      const [first, end] = [groupStart[g]!, groupStart[g + 1]!]
      const fixed = this.#fixed[g]!
      let known: number
      if (row >= 0) known = rowDual[row]! * this.costScale
      else if (pricing.cheapest[g] === fixed) continue
      else if (this.#program.cost[fixed] === Number.POSITIVE_INFINITY)
        known = Number.POSITIVE_INFINITY
      else {
        reducedCosts(this.#program, price, fixed, fixed + 1, buffer)
        known = buffer[0]!
      }
      const limit =
        known === Number.POSITIVE_INFINITY
          ? known
          : known - tolerance * (this.costScale + Math.abs(known))
      if (pricing.least[g]! >= limit) continue
      reducedCosts(this.#program, price, first, end, buffer)
      const better: number[] = []
      for (let i = 0; i < end - first; i++) if (buffer[i]! < limit) better.push(i)
      better.sort((a, b) => buffer[a]! - buffer[b]! || a - b)
      const columns = better.slice(0, mostPerGroup).map((i) => first + i)
      groups.push(g)
      columnsOf.push(row >= 0 || known === Number.POSITIVE_INFINITY ? columns : [fixed, ...columns])
    }
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
    for (let g = 0; g < this.#fixed.length; g++) {
      const c = this.#fixed[g]!
      if (c >= 0) use(c, 1)
    }
  }

  raiseExcessCost(factor: number): void {
    for (const r of this.#excessCost.keys()) this.#excessCost[r] = this.#excessCost[r]! * factor
    const to = this.#excessRow.length - 1
    this.#model.changeColsCost({ kind: 'range', from: 0, to }, this.#excessCosts())
  }

  #excessCosts() {
    return Float64Array.from(this.#excessRow, (r) => this.#excessCost[r]! / this.costScale)
  }

  changeLimit(row: number, change: number): void {
    this.#isFeasible = false
    this.#left[row] = this.#left[row]! + change
  }

  /** An infinite cost takes the column out of use. */
  changeCost(column: number, cost: number): void {
    const k = this.#indexOf.get(column)
    if (k === undefined) return
    this.#isFeasible = false
    const isForbidden = cost === Number.POSITIVE_INFINITY
    this.#model.changeColBounds(k, 0, isForbidden ? 0 : Number.POSITIVE_INFINITY)
    if (!isForbidden) this.#model.changeColCost(k, cost / this.costScale)
  }

  get size() {
    return { columns: this.#columns.length, rows: this.#rowCount }
  }

  dispose(): void {
    this.#model.dispose()
  }
}
