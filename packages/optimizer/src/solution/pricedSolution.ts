import type { LinearSensitivity } from '../solvers/linearSolver.ts'

/** A plan's last LP, with all yes-or-no decisions fixed: its point, its prices, and how far they hold. */
export interface PricedSolution {
  values: Float64Array
  rowPrice: Float64Array
  reducedCost: Float64Array
  sensitivity: LinearSensitivity | null
}
