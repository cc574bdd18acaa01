import type { EngineName, StopReason } from '@berth/shared'
import type { LinearModel, RowEntries } from '../linear/linearModel.ts'

/** What one solve of a linear model may use, and how it is watched. */
export interface LinearSolveOptions {
  /** Ignores whole-number requirements: the LP relaxation. */
  relaxed?: boolean
  /** Columns that must be whole in this solve, 1 each, instead of the model's own. */
  wholeColumns?: Uint8Array
  /** For LPs: an interior point is faster where many points cost the same. A hint; engines with one method ignore it. */
  method?: 'simplex' | 'interiorPoint'
  /** Stop once this relative gap is proved. */
  gapRelative: number
  /** Or this absolute one; 0 by default. */
  gapAbsolute?: number
  timeLimitSeconds: number
  /** Proving matters more than finding: spend no time on heuristics. A hint. */
  aimsAtBound?: boolean
  /** Stop as soon as a point costs at most this. */
  target?: number
  /** A point to start from; engines that cannot use it ignore it. */
  start?: Float64Array
  /** Hears the best point and the best proof so far, null where there is none yet. */
  onProgress?: (progress: { incumbent: number | null; bestBound: number | null }) => void
  /** Polled during the solve; true stops it, and the best point so far is kept. */
  isCancelled?: () => boolean
}

/** What an engine found. A point exists in `values` exactly when the status is optimal or feasible. */
export interface LinearSolution {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'noPointFound'
  stoppedBy: StopReason
  objectiveValue: number | null
  /** No point can cost less; −Infinity where nothing is proved. */
  bestBound: number
  values: Float64Array | null
  /** ∂ objective / ∂ right-hand side of each row; only after an LP, and only from engines that have prices. */
  rowPrice: Float64Array | null
  /** What one more unit of each column would cost at these prices; only with `rowPrice`. */
  reducedCost: Float64Array | null
  /** Looks at all columns, for engines that count them: a measure of work that does not depend on the machine. */
  passes?: number
}

/**
 * How far one number may move, the rest unchanged, while every price of the last LP stays what it is.
 * Infinite where nothing ends it. At a degenerate point a range may be empty on one side: there the price holds to the other.
 */
export interface LinearSensitivity {
  /** Right-hand side of each row, on the side that binds; length = number of rows. */
  rowFrom: Float64Array
  rowTo: Float64Array
  /** Value of each column that stands at a bound; length = number of columns. */
  columnFrom: Float64Array
  columnTo: Float64Array
}

/** A model held by an engine, to be changed and solved again. Call `dispose` when done. */
export interface LinearSession {
  /** Replaces the goal: cost·x + offset, minimised; length = number of columns. */
  setObjective(cost: Float64Array, offset: number): void
  /** Returns the index of the row. */
  addRow(name: string, lower: number, upper: number, entries: RowEntries): number
  /** Replaces both sides of one row, by index. */
  setRowBounds(row: number, lower: number, upper: number): void
  /** Replaces the bounds of one column, by index. */
  setBounds(column: number, lower: number, upper: number): void
  /** Solves the model as it is now. Infeasible, unbounded and stopped early are answers; only faults of the engine are thrown. */
  solve(options: LinearSolveOptions): LinearSolution
  /** Whether the search over the whole program has better bounds of its own than relaxations with cuts. False where it is not said. */
  readonly hasOwnBounds?: boolean
  /** Of the last solve; null where that was no LP solved to its optimum by simplex, or the engine has no prices. */
  sensitivity(): LinearSensitivity | null
  /** Gives back what the engine holds; the session is not used afterwards. */
  dispose(): void
}

/** Why an engine does not take a model, in words. */
export type ModelRefusal = string

/** An engine behind the one interface that all of them share. */
export interface LinearSolver {
  name: EngineName
  version: string
  /** Whether it gives prices, reduced costs, and the ranges in which they hold. */
  hasPrices: boolean
  /** Whether it can stop in the middle of a solve. */
  canCancel: boolean
  /** Whether it can start from a point that it is given. */
  takesStart: boolean
  /** Whether it tells points and bounds while it searches. */
  reportsProgress: boolean
  /** Why the engine cannot take a model; null where it can. */
  refuses(model: LinearModel): ModelRefusal | null
  /** Hands a model over. The caller disposes of the session. */
  open(model: LinearModel): Promise<LinearSession>
}
