import type { LinearModel } from '../linear/linearModel.ts'
import type { LinearSession, LinearSolution } from '../solvers/linearSolver.ts'

/** Bounds that the model has outside a search, by column; they come back when the search is over. */
export type ColumnBounds = Pick<LinearModel, 'lower' | 'upper' | 'isInteger'>

/** Sites that the relaxation opens less than this are left out of the first search over sites. */
const supportThreshold = 1e-6

/** Whole-number columns that may still take another value. Where there are none the relaxation is the program itself. */
export const freeDecisions = ({ isInteger, lower, upper }: ColumnBounds): number[] => {
  const free: number[] = []
  isInteger.forEach((whole, column) => {
    if (whole === 1 && lower[column] !== upper[column]) free.push(column)
  })
  return free
}

/** The decisions of a mask as a point has them. */
export const chosenBy = (values: Float64Array, mask: Uint8Array): Map<number, number> => {
  const chosen = new Map<number, number>()
  mask.forEach((isMeant, column) => {
    if (isMeant === 1) chosen.set(column, Math.round(values[column] ?? 0))
  })
  return chosen
}

/** The whole-number columns that are not freed, as a point has them. */
export const heldBut = (
  freed: ReadonlySet<number>,
  point: Float64Array,
  { isInteger, lower, upper }: ColumnBounds,
) => {
  const held = new Map<number, number>()
  isInteger.forEach((whole, column) => {
    if (whole === 1 && !freed.has(column) && lower[column] !== upper[column])
      held.set(column, Math.round(point[column] ?? 0))
  })
  return held
}

/** Sites that the relaxation leaves shut and that may stay so. */
export const unusedSites = (
  relaxed: Float64Array,
  mask: Uint8Array,
  { lower, upper }: ColumnBounds,
) => {
  const unused = new Map<number, number>()
  mask.forEach((isSite, column) => {
    if (
      isSite === 1 &&
      (relaxed[column] ?? 0) <= supportThreshold &&
      lower[column] === 0 &&
      upper[column] === 1
    )
      unused.set(column, 0)
  })
  return unused
}

/** Runs a search with some decisions held, and gives them their bounds back. */
export const withColumnsFixed = <T>(
  session: LinearSession,
  { lower, upper }: ColumnBounds,
  fixed: ReadonlyMap<number, number>,
  search: () => T,
): T => {
  for (const [column, value] of fixed) session.setBounds(column, value, value)
  const result = search()
  for (const column of fixed.keys())
    session.setBounds(column, lower[column] ?? 0, upper[column] ?? 0)
  return result
}

/**
 * Every yes-or-no decision whose other answer would by itself cost more than a limit, with the answer it must have, by the reduced
 * costs of a relaxation. `gapAbsolute`: how much better than the limit a plan must be to count. Null for the limit settles nothing.
 */
export const settledDecisions = (
  { lower, upper, isInteger }: ColumnBounds,
  relaxation: LinearSolution,
  gapAbsolute: number,
  limit: number | null,
  columns: Iterable<number> = isInteger.keys(),
): Map<number, number> => {
  const settled = new Map<number, number>()
  if (limit === null || relaxation.reducedCost === null) return settled
  const gap = limit - gapAbsolute - relaxation.bestBound
  const largest = gap + 1e-6 * Math.max(1, Math.abs(gap))
  for (const column of columns) {
    const cost = relaxation.reducedCost[column] ?? 0
    if (isInteger[column] !== 1 || lower[column] !== 0 || upper[column] !== 1) continue
    if (Math.abs(cost) > largest) settled.set(column, cost > 0 ? 0 : 1)
  }
  return settled
}
