import type { LinearModel, RowEntries } from '../../linear/linearModel.ts'
import type { LinearSession, LinearSolution, LinearSolveOptions } from '../linearSolver.ts'
import { columnKey, toJsModel } from './toJsModel.ts'

type JsModel = ReturnType<typeof toJsModel>
/** What javascript-lp-solver answers: columns at 0 are left out. */
export type JsSolve = (model: JsModel) => {
  feasible: boolean
  bounded?: boolean
  isIntegral?: boolean
  result: number
  [column: string]: unknown
}

/** A model kept beside javascript-lp-solver, which builds its own anew for every solve. */
export class SimplexJsSession implements LinearSession {
  readonly #solveJs: JsSolve
  #model: LinearModel

  constructor(solveJs: JsSolve, model: LinearModel) {
    this.#solveJs = solveJs
    this.#model = { ...model, lower: model.lower.slice(), upper: model.upper.slice() }
  }

  setObjective(cost: Float64Array, offset: number): void {
    this.#model = { ...this.#model, cost, offset }
  }

  addRow(_name: string, lower: number, upper: number, { columns, values }: RowEntries): void {
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
  }

  setBounds(column: number, lower: number, upper: number): void {
    this.#model.lower[column] = lower
    this.#model.upper[column] = upper
  }

  solve({ relaxed, wholeColumns, timeLimitSeconds }: LinearSolveOptions): LinearSolution {
    const model = this.#model
    const whole = relaxed ? null : (wholeColumns ?? model.isInteger)
    const hasIntegers = whole?.includes(1) ?? false
    const answer = this.#solveJs(toJsModel(model, whole, timeLimitSeconds))
    const none = {
      objectiveValue: null,
      values: null,
      rowPrice: null,
      reducedCost: null,
      stoppedBy: 'finished' as const,
    }
    if (answer.bounded === false)
      return { ...none, status: 'unbounded', bestBound: Number.NEGATIVE_INFINITY }
    if (!answer.feasible)
      return { ...none, status: 'infeasible', bestBound: Number.POSITIVE_INFINITY }
    if (hasIntegers && answer.isIntegral === false)
      return {
        ...none,
        status: 'noPointFound',
        stoppedBy: 'timeLimit',
        bestBound: Number.NEGATIVE_INFINITY,
      }
    const values = new Float64Array(model.columnCount)
    let objectiveValue = model.offset
    for (let j = 0; j < model.columnCount; j++) {
      const value = answer[columnKey(j)]
      values[j] = typeof value === 'number' ? value : 0
      objectiveValue += (model.cost[j] ?? 0) * (values[j] ?? 0)
    }
    return {
      ...none,
      status: 'optimal',
      objectiveValue,
      bestBound: objectiveValue,
      values,
    }
  }

  dispose(): void {
    // Nothing is held outside JavaScript's own memory.
  }
}
