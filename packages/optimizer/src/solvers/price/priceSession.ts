import type { Highs } from 'highs'
import type { LinearModel, RowEntries } from '../../linear/linearModel.ts'
import { type AddedRow, withRows } from '../../linear/withRows.ts'
import { HighsSession } from '../highs/highsSession.ts'
import type {
  LinearSensitivity,
  LinearSession,
  LinearSolution,
  LinearSolveOptions,
} from '../linearSolver.ts'
import { allowByBounds } from './columnBounds.ts'
import { GroupedLp, type GroupedLpOutcome } from './groupedLp.ts'
import { readGroups } from './groupedProgram.ts'
import { pricesOf, startPrices, valuesOf } from './readBack.ts'
import { isFacilityLocation, solveMip } from './solveMip.ts'
import { isYesOrNo } from './yesOrNo.ts'

/** The start works with a dense matrix over the shared rows that have a price; with more rows than this HiGHS is faster. */
const mostSharedRows = 6000

/**
 * A model seen as groups that share limits. LPs are solved there; what cannot be seen that way, and programs with whole
 * numbers, go to HiGHS with the model as it is now.
 */
export class PriceSession implements LinearSession {
  readonly #highs: Highs
  readonly #smallest: number
  #model: LinearModel
  #lp: GroupedLp | null = null
  /** Prices of the model's rows at the last optimum, for a start after the model has changed its shape. */
  #rowPrice: Float64Array | null = null
  #isStale = true
  #delegate: HighsSession | null = null
  #lastWasDelegated = false
  /** Whether the last solve was an LP that was solved here to its optimum. */
  #hasBasis = false
  readonly #addedRows: AddedRow[] = []

  constructor(highs: Highs, model: LinearModel, smallest: number) {
    this.#highs = highs
    this.#smallest = smallest
    this.#model = {
      ...model,
      cost: model.cost.slice(),
      lower: model.lower.slice(),
      upper: model.upper.slice(),
      rowLower: model.rowLower.slice(),
      rowUpper: model.rowUpper.slice(),
    }
    this.#readGroups()
  }

  setObjective(cost: Float64Array, offset: number): void {
    const before = this.#model
    this.#model = { ...before, cost: cost.slice(), offset }
    this.#delegate?.setObjective(cost, offset)
    const lp = this.#lp
    if (!lp || this.#isStale) return
    const { program } = lp
    const { base, columnOf, fullValue } = program.origin
    program.offset += offset - before.offset
    for (let j = 0; j < cost.length; j++) {
      const change = cost[j]! - before.cost[j]!
      if (change === 0) continue
      program.offset += change * base[j]!
      const c = columnOf[j]!
      if (c >= 0 && program.cost[c] !== Number.POSITIVE_INFINITY)
        lp.changeCost(c, cost[j]! * fullValue[c]!)
    }
  }

  addRow(name: string, lower: number, upper: number, entries: RowEntries): number {
    this.#addedRows.push({ name, lower, upper, entries })
    this.#delegate?.addRow(name, lower, upper, entries)
    this.#isStale = true
    return this.#model.rowCount + this.#addedRows.length - 1
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    this.#mergeRows()
    const { rowLower, rowUpper } = this.#model
    const wasEquation = rowLower[row] === rowUpper[row]
    const hadSides = [Number.isFinite(rowLower[row]!), Number.isFinite(rowUpper[row]!)]
    rowLower[row] = lower
    rowUpper[row] = upper
    this.#delegate?.setRowBounds(row, lower, upper)
    const lp = this.#lp
    if (!lp || this.#isStale) return
    const { modelRow, rowSign, groupRow } = lp.program.origin
    const hasSameShape =
      wasEquation === (lower === upper) &&
      hadSides[0] === Number.isFinite(lower) &&
      hadSides[1] === Number.isFinite(upper) &&
      !groupRow.includes(row)
    if (!hasSameShape) {
      this.#isStale = true
      return
    }
    const atLower = lp.program.origin.atLower
    modelRow.forEach((r, k) => {
      if (r !== row) return
      lp.changeLimit(k, rowSign[k]! > 0 ? upper - atLower[k]! : atLower[k]! - lower)
    })
  }

  setBounds(column: number, lower: number, upper: number): void {
    const model = this.#model
    if (model.lower[column] === lower && model.upper[column] === upper) return
    model.lower[column] = lower
    model.upper[column] = upper
    this.#delegate?.setBounds(column, lower, upper)
    const lp = this.#lp
    if (!lp || this.#isStale) return
    if (!allowByBounds(lp, model, column)) this.#isStale = true
  }

  get hasOwnBounds(): boolean {
    if (this.#isStale) this.#readGroups()
    return this.#lp !== null && isFacilityLocation(this.#lp.program, this.#model.isInteger)
  }

  solve(options: LinearSolveOptions): LinearSolution {
    const whole = options.relaxed ? null : (options.wholeColumns ?? this.#model.isInteger)
    if (this.#isStale) this.#readGroups()
    const lp = this.#lp
    if (!lp) return this.#solveByHighs(options)
    this.#lastWasDelegated = false
    this.#hasBasis = false
    if (whole?.includes(1))
      return isYesOrNo(lp.program, whole)
        ? this.#solveWhole(lp, whole, options)
        : this.#solveByHighs(options)
    const deadline = performance.now() + options.timeLimitSeconds * 1000
    let stoppedBy: 'timeLimit' | 'cancelled' | null = null
    const isOver = () => {
      if (stoppedBy === null && options.isCancelled?.()) stoppedBy = 'cancelled'
      else if (stoppedBy === null && performance.now() > deadline) stoppedBy = 'timeLimit'
      return stoppedBy !== null
    }
    const passesBefore = lp.passes
    const outcome = lp.solve({
      gapRelative: options.relaxed ? 0 : options.gapRelative,
      isOver,
      onProgress: (incumbent, bestBound) => options.onProgress?.({ incumbent, bestBound }),
    })
    // Not solved and not stopped: a limit cannot be held, or the numbers are too hard. HiGHS has the last word.
    if (!outcome.isOptimal && !outcome.isWithinGap && stoppedBy === null)
      return this.#solveByHighs(options)
    return this.#read(lp, outcome, stoppedBy, lp.passes - passesBefore)
  }

  /** Whole-number programs: a search of its own over the same program, since its cuts hold for whole plans only. */
  #solveWhole(lp: GroupedLp, isWhole: Uint8Array, options: LinearSolveOptions): LinearSolution {
    const deadline = performance.now() + options.timeLimitSeconds * 1000
    const search = new GroupedLp(this.#highs, lp.program, lp.price.slice())
    const stopReason = () =>
      options.isCancelled?.() ? 'cancelled' : performance.now() > deadline ? 'timeLimit' : null
    try {
      const { plan, cost, bestBound, stoppedBy } = solveMip(search, {
        isWhole,
        gapRelative: options.gapRelative,
        gapAbsolute: options.gapAbsolute ?? 0,
        stopReason,
        onProgress: (incumbent, bound) => options.onProgress?.({ incumbent, bestBound: bound }),
      })
      const none = { rowPrice: null, reducedCost: null, passes: search.passes }
      // Neither a plan nor out of time: HiGHS has the last word on whether there is none.
      if (plan === null && stopReason() === null) return this.#solveByHighs(options)
      if (plan === null)
        return {
          ...none,
          status: 'noPointFound',
          stoppedBy,
          objectiveValue: null,
          bestBound,
          values: null,
        }
      const isOptimal = cost - bestBound <= 1e-6 * Math.max(1e-9, Math.abs(cost))
      return {
        ...none,
        status: isOptimal ? 'optimal' : 'feasible',
        stoppedBy: isOptimal ? 'finished' : stoppedBy,
        objectiveValue: cost,
        bestBound,
        values: valuesOf(lp.program, plan),
      }
    } finally {
      search.dispose()
    }
  }

  sensitivity(): LinearSensitivity | null {
    if (this.#lastWasDelegated) return this.#delegate?.sensitivity() ?? null
    return this.#hasBasis ? this.#rangesByHighs() : null
  }

  dispose(): void {
    this.#lp?.dispose()
    this.#delegate?.dispose()
  }

  #readGroups() {
    this.#mergeRows()
    this.#lp?.dispose()
    this.#lp = null
    this.#isStale = false
    if (this.#model.columnCount < this.#smallest) return
    const program = readGroups(this.#model)
    if (typeof program === 'string' || program.rowCount > mostSharedRows) return
    const known = this.#rowPrice
    this.#lp = new GroupedLp(this.#highs, program, known ? startPrices(program, known) : undefined)
  }

  /** Rows that were added become part of the model. */
  #mergeRows() {
    if (this.#addedRows.length > 0) this.#model = withRows(this.#model, this.#addedRows.splice(0))
  }

  #byHighs(): HighsSession {
    this.#mergeRows()
    this.#delegate ??= new HighsSession(this.#highs, this.#model)
    return this.#delegate
  }

  #solveByHighs(options: LinearSolveOptions): LinearSolution {
    this.#lastWasDelegated = true
    const solution = this.#byHighs().solve(options)
    if (solution.rowPrice) this.#rowPrice = solution.rowPrice
    return solution
  }

  /** Ranges come from a basis of the whole model, which only HiGHS has. */
  #rangesByHighs(): LinearSensitivity | null {
    const session = this.#byHighs()
    session.solve({ relaxed: true, gapRelative: 0, timeLimitSeconds: 60 })
    return session.sensitivity()
  }

  #read(
    lp: GroupedLp,
    outcome: GroupedLpOutcome,
    stoppedBy: 'timeLimit' | 'cancelled' | null,
    passes: number,
  ): LinearSolution {
    const { cost, bestBound, isOptimal, plan } = outcome
    if (plan === null)
      return {
        status: 'noPointFound',
        stoppedBy: stoppedBy ?? 'engineLimit',
        objectiveValue: null,
        bestBound,
        values: null,
        rowPrice: null,
        reducedCost: null,
        passes,
      }
    const values = valuesOf(lp.program, plan)
    this.#hasBasis = isOptimal
    const prices = isOptimal ? pricesOf(this.#model, lp) : null
    if (prices) this.#rowPrice = prices.rowPrice
    return {
      status: isOptimal ? 'optimal' : 'feasible',
      stoppedBy: isOptimal ? 'finished' : (stoppedBy ?? 'gap'),
      objectiveValue: cost,
      bestBound: Math.min(bestBound, cost),
      values,
      rowPrice: prices?.rowPrice ?? null,
      reducedCost: prices?.reducedCost ?? null,
      passes,
    }
  }
}
