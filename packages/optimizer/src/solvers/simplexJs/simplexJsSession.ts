import { checkPoint } from '../../linear/checkPoint.ts'
import type { LinearModel, RowEntries } from '../../linear/linearModel.ts'
import type { LinearSession, LinearSolution, LinearSolveOptions } from '../linearSolver.ts'
import { solveWithin } from './solveWithin.ts'
import { columnKey, toJsModel } from './toJsModel.ts'

/** Share of the time in which branch and bound may open nodes. */
const searchShare = 0.8
/**
 * A point may break a row by this much, relative to 1 + |limit|. The engine rounds its answers to 8 decimals, which a row of large
 * coefficients makes up to 2e-5 of on generated fleets; a lost point breaks rows by far more.
 */
const largestViolation = 1e-4

/** A model kept beside javascript-lp-solver, which builds its own anew for every solve. */
export class SimplexJsSession implements LinearSession {
  #model: LinearModel

  constructor(model: LinearModel) {
    this.#model = {
      ...model,
      lower: model.lower.slice(),
      upper: model.upper.slice(),
      rowLower: model.rowLower.slice(),
      rowUpper: model.rowUpper.slice(),
    }
  }

  setObjective(cost: Float64Array, offset: number): void {
    this.#model = { ...this.#model, cost, offset }
  }

  addRow(_name: string, lower: number, upper: number, { columns, values }: RowEntries): number {
    const model = this.#model
    this.#model = {
      ...model,
      rowCount: model.rowCount + 1,
      rowLower: Float64Array.of(...model.rowLower, lower),
      rowUpper: Float64Array.of(...model.rowUpper, upper),
      rowStart: Int32Array.of(...model.rowStart, model.value.length + values.length),
      columnIndex: Int32Array.of(...model.columnIndex, ...columns),
      value: Float64Array.of(...model.value, ...values),
    }
    return model.rowCount
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    this.#model.rowLower[row] = lower
    this.#model.rowUpper[row] = upper
  }

  setBounds(column: number, lower: number, upper: number): void {
    this.#model.lower[column] = lower
    this.#model.upper[column] = upper
  }

  solve({ relaxed, wholeColumns, timeLimitSeconds }: LinearSolveOptions): LinearSolution {
    const model = this.#model
    const whole = relaxed ? null : (wholeColumns ?? model.isInteger)
    const hasIntegers = whole?.includes(1) ?? false
    const startedAt = performance.now()
    // Part of the time is kept for what the engine does when its search ends.
    const searchSeconds = timeLimitSeconds * searchShare
    const answer = solveWithin(toJsModel(model, whole, searchSeconds), timeLimitSeconds)
    if (answer === null)
      return { ...ended('noPointFound', 'timeLimit'), bestBound: Number.NEGATIVE_INFINITY }
    // Its branch and bound ends at the limit without saying so.
    const isOverdue = hasIntegers && performance.now() - startedAt >= searchSeconds * 1000
    if (answer.bounded === false) return ended('unbounded', 'finished')
    // After a search that found no whole point it still calls its last relaxation feasible.
    const isFound = answer.feasible && (!hasIntegers || answer.isIntegral === true)
    if (!isFound)
      return isOverdue
        ? { ...ended('noPointFound', 'timeLimit'), bestBound: this.#relaxedBound(timeLimitSeconds) }
        : ended('infeasible', 'finished')
    const values = new Float64Array(model.columnCount)
    let objectiveValue = model.offset
    for (let j = 0; j < model.columnCount; j++) {
      const value = answer[columnKey(j)]
      values[j] = typeof value === 'number' ? value : 0
      objectiveValue += (model.cost[j] ?? 0) * (values[j] ?? 0)
    }
    // A dense tableau without refactoring loses digits; a point that breaks a row is none.
    if (checkPoint(model, values).worstViolation > largestViolation)
      return ended('noPointFound', 'engineLimit')
    const point = { objectiveValue, values, rowPrice: null, reducedCost: null }
    return isOverdue
      ? {
          ...point,
          status: 'feasible',
          stoppedBy: 'timeLimit',
          bestBound: Math.min(objectiveValue, this.#relaxedBound(timeLimitSeconds)),
        }
      : { ...point, status: 'optimal', stoppedBy: 'finished', bestBound: objectiveValue }
  }

  /** What no point can be below: the optimum of the relaxation. */
  #relaxedBound(timeLimitSeconds: number): number {
    return this.solve({ relaxed: true, gapRelative: 0, timeLimitSeconds }).bestBound
  }

  sensitivity(): null {
    return null
  }

  dispose(): void {
    // Nothing is held outside JavaScript's own memory.
  }
}

/** An answer without a point. */
const ended = (
  status: 'infeasible' | 'unbounded' | 'noPointFound',
  stoppedBy: LinearSolution['stoppedBy'],
): LinearSolution => ({
  status,
  stoppedBy,
  objectiveValue: null,
  bestBound: status === 'infeasible' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
  values: null,
  rowPrice: null,
  reducedCost: null,
})
