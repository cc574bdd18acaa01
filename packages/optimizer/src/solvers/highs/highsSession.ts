import type { StopReason } from '@berth/shared'
import type { Highs, Model } from 'highs'
import type { LinearModel, RowEntries } from '../../linear/linearModel.ts'
import type {
  LinearSensitivity,
  LinearSession,
  LinearSolution,
  LinearSolveOptions,
} from '../linearSolver.ts'

/**
 * Up to so many columns whole-number programs are solved to 1e-9. With the usual 1e-6 a point can be better than any true one,
 * and holding its value hid the optimum of the next goal on 1 of 1,000 generated fleets; large programs would take longer.
 */
const exactColumns = 20_000
const exactTolerance = 1e-9
const usualTolerance = 1e-6
/** A smaller relative gap than this is not worth closing: values agree to 1e-6, and the last digits can take minutes. */
const provedGap = 1e-7

/** One model in the memory of HiGHS. It is changed in place and solved again from the basis it has. */
export class HighsSession implements LinearSession {
  readonly #highs: Highs
  readonly #model: Model
  readonly #isInteger: Uint8Array
  readonly #nothingWhole: Uint8Array
  /** Columns that are whole in the engine's copy of the model. */
  #whole: Uint8Array
  /** Whether the last solve was interrupted because its time was up. */
  #isOverdue = false
  #rowCount: number
  /** Entries of the rows. */
  #entryCount: number
  /** Whether the last solve left an optimal basis of an LP. */
  #hasBasis = false

  constructor(highs: Highs, model: LinearModel) {
    this.#highs = highs
    this.#isInteger = model.isInteger
    this.#rowCount = model.rowCount
    this.#entryCount = model.value.length
    this.#nothingWhole = new Uint8Array(model.columnCount)
    this.#whole = model.isInteger
    this.#model = highs.createModel({
      numCols: model.columnCount,
      numRows: model.rowCount,
      offset: model.offset,
      colCost: model.cost,
      colLower: model.lower,
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      integrality: Int32Array.from(model.isInteger),
      matrix: {
        format: 'csr',
        numRows: model.rowCount,
        numCols: model.columnCount,
        starts: model.rowStart,
        indices: model.columnIndex,
        values: model.value,
      },
    })
    this.#model.options.set({
      output_flag: false,
      random_seed: 1,
    })
  }

  setObjective(cost: Float64Array, offset: number): void {
    this.#model.changeColsCost({ kind: 'range', from: 0, to: cost.length - 1 }, cost)
    this.#model.changeObjectiveOffset(offset)
  }

  addRow(_name: string, lower: number, upper: number, { columns, values }: RowEntries): number {
    this.#model.addRow(lower, upper, { indices: columns, values })
    this.#entryCount += columns.length
    return this.#rowCount++
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    this.#model.changeRowBounds(row, lower, upper)
  }

  setBounds(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, lower, upper)
  }

  solve(options: LinearSolveOptions): LinearSolution {
    const whole = options.relaxed ? this.#nothingWhole : (options.wholeColumns ?? this.#isInteger)
    const isMip = whole.includes(1)
    this.#setWhole(isMip ? whole : this.#nothingWhole)
    const seconds = Math.max(0.01, options.timeLimitSeconds)
    this.#model.options.set({
      // HiGHS counts the time of an LP from the first run of the model, and the time of a MIP from its own start.
      time_limit: isMip ? seconds : seconds + this.#model.getRunTime(),
      mip_rel_gap: Math.max(provedGap, options.gapRelative),
      mip_abs_gap: Math.max(1e-9, options.gapAbsolute ?? 0),
      objective_target: options.target ?? -1e30,
      mip_feasibility_tolerance:
        this.#isInteger.length <= exactColumns ? exactTolerance : usualTolerance,
      mip_heuristic_effort: options.aimsAtBound ? 0 : 0.05,
      mip_allow_restart: !options.aimsAtBound,
      solver: !isMip && options.method === 'interiorPoint' ? 'ipm' : 'choose',
    })
    // A point that is left of an earlier solve would be completed first, by a program with bounds of its own that are told as this one's.
    if (isMip) this.#model.clearSolver()
    if (isMip && options.start) this.#model.setSolution({ colValue: options.start })
    this.#run(options)
    const solution = isMip ? this.#mipSolution(options) : this.#lpSolution()
    this.#hasBasis = !isMip && solution.status === 'optimal' && options.method !== 'interiorPoint'
    return solution
  }

  /**
   * The engine can lose its way from an old basis, in a program of very large and very small numbers from a tolerance that doubles cannot hold,
   * and while it presolves. Then it starts again from nothing, with the usual tolerance, and at last without presolving. What fails
   * then too, or is overdue by then, is left to the status.
   */
  #run(options: LinearSolveOptions) {
    const deadline = performance.now() + options.timeLimitSeconds * 1000
    const attempts = [
      {},
      { mip_feasibility_tolerance: usualTolerance },
      { presolve: 'off' },
    ] as const
    for (const attempt of attempts) {
      this.#model.options.set(attempt)
      if (this.#isRunThrough(options, deadline)) break
      this.#model.clearSolver()
      if (performance.now() > deadline) break
    }
    this.#model.options.set({ presolve: 'choose' })
  }

  #isRunThrough(options: LinearSolveOptions, deadline: number): boolean {
    const { notSet, solveError, postsolveError, unknown } = this.#highs.constants.modelStatus
    try {
      this.#model.run(this.#callbacks(options, deadline))
    } catch {
      return false
    }
    const status = this.#model.getModelStatus()
    return ![notSet, solveError, postsolveError, unknown].some((failure) => failure === status)
  }

  sensitivity(): LinearSensitivity | null {
    // The engine cannot range a model without entries, such as that of a fleet in which nothing is to be served.
    if (!this.#hasBasis || this.#entryCount === 0) return null
    const { rowBoundDown, rowBoundUp, colBoundDown, colBoundUp } = this.#model.getRanging()
    return {
      rowFrom: rowBoundDown.value,
      rowTo: rowBoundUp.value,
      columnFrom: colBoundDown.value,
      columnTo: colBoundUp.value,
    }
  }

  dispose(): void {
    this.#model.dispose()
  }

  #setWhole(whole: Uint8Array) {
    if (whole === this.#whole || whole.length === 0) return
    this.#whole = whole
    this.#model.changeColsIntegrality(
      { kind: 'range', from: 0, to: whole.length - 1 },
      Int32Array.from(whole),
    )
  }

  /** HiGHS looks at its clock between the steps of a MIP, and these may be long; its callbacks come more often. */
  #callbacks({ onProgress, isCancelled }: LinearSolveOptions, deadline: number) {
    const { callbackType } = this.#highs.constants
    this.#isOverdue = false
    const interruptIfCancelled = (event: { interrupt(): void }) => {
      this.#isOverdue = performance.now() > deadline
      if (this.#isOverdue || isCancelled?.()) event.interrupt()
      return undefined
    }
    const report = (event: { data: { mip_primal_bound?: number; mip_dual_bound?: number } }) => {
      onProgress?.({
        incumbent: finiteOrNull(event.data.mip_primal_bound),
        bestBound: finiteOrNull(event.data.mip_dual_bound),
      })
      return undefined
    }
    return {
      [callbackType.simplexInterrupt]: interruptIfCancelled,
      [callbackType.ipmInterrupt]: interruptIfCancelled,
      [callbackType.mipInterrupt]: interruptIfCancelled,
      [callbackType.mipImprovingSolution]: report,
      [callbackType.mipLogging]: report,
    }
  }

  #stopReason(): StopReason {
    const { modelStatus } = this.#highs.constants
    switch (this.#model.getModelStatus()) {
      case modelStatus.optimal:
      case modelStatus.infeasible:
      case modelStatus.unbounded:
      case modelStatus.unboundedOrInfeasible:
      case modelStatus.empty:
        return 'finished'
      case modelStatus.objectiveTarget:
        return 'gap'
      case modelStatus.timeLimit:
        return 'timeLimit'
      case modelStatus.interrupted:
        return this.#isOverdue ? 'timeLimit' : 'cancelled'
      default:
        return 'engineLimit'
    }
  }

  #without(stoppedBy: StopReason): LinearSolution {
    const { modelStatus } = this.#highs.constants
    const status = this.#model.getModelStatus()
    const none = {
      stoppedBy,
      objectiveValue: null,
      values: null,
      rowPrice: null,
      reducedCost: null,
    }
    // Every column of a placement model is bounded, so "unbounded or infeasible" is infeasible there;
    // an engine that is not sure must not claim more than it knows about other models.
    if (status === modelStatus.infeasible)
      return { ...none, status: 'infeasible', bestBound: Number.POSITIVE_INFINITY }
    if (status === modelStatus.unbounded)
      return { ...none, status: 'unbounded', bestBound: Number.NEGATIVE_INFINITY }
    return { ...none, status: 'noPointFound', bestBound: Number.NEGATIVE_INFINITY }
  }

  #hasPoint() {
    return (
      Number(this.#model.info.get('primal_solution_status')) ===
      this.#highs.constants.solutionStatus.feasible
    )
  }

  #mipSolution({ gapRelative }: LinearSolveOptions): LinearSolution {
    const stopped = this.#stopReason()
    const bestBound = Number(this.#model.info.get('mip_dual_bound'))
    if (!this.#hasPoint()) {
      const without = this.#without(stopped)
      return without.status === 'noPointFound' ? { ...without, bestBound } : without
    }
    const objectiveValue = this.#model.getObjectiveValue()
    const gap = (objectiveValue - bestBound) / Math.max(Math.abs(objectiveValue), 1e-9)
    const isProved = gap <= 1e-6
    return {
      status: isProved ? 'optimal' : 'feasible',
      stoppedBy: isProved
        ? 'finished'
        : stopped === 'finished' && gap <= gapRelative + 1e-9
          ? 'gap'
          : stopped,
      objectiveValue,
      bestBound: Math.min(bestBound, objectiveValue),
      values: this.#model.getSolution().colValue,
      rowPrice: null,
      reducedCost: null,
    }
  }

  #lpSolution(): LinearSolution {
    const stoppedBy = this.#stopReason()
    if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal)
      return this.#without(stoppedBy)
    const objectiveValue = this.#model.getObjectiveValue()
    const { colValue, rowDual, colDual } = this.#model.getSolution()
    return {
      status: 'optimal',
      stoppedBy,
      objectiveValue,
      bestBound: objectiveValue,
      values: colValue,
      rowPrice: rowDual,
      reducedCost: colDual,
    }
  }
}

const finiteOrNull = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) || Math.abs(value) >= 1e30 ? null : value
