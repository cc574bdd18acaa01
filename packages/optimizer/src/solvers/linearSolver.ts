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
}

/** A model held by an engine, to be changed and solved again. Call `dispose` when done. */
export interface LinearSession {
  setObjective(cost: Float64Array, offset: number): void
  addRow(name: string, lower: number, upper: number, entries: RowEntries): void
  setBounds(column: number, lower: number, upper: number): void
  solve(options: LinearSolveOptions): LinearSolution
  dispose(): void
}

/** Why an engine does not take a model, in words. */
export type ModelRefusal = string

/** An engine behind the one interface that all of them share. */
export interface LinearSolver {
  name: EngineName
  version: string
  hasPrices: boolean
  /** Whether it can stop in the middle of a solve. */
  canCancel: boolean
  refuses(model: LinearModel): ModelRefusal | null
  open(model: LinearModel): Promise<LinearSession>
}
