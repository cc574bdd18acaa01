import type { StopReason } from '@berth/shared'
import type { LinearModel } from '../linear/linearModel.ts'
import type { LinearSession, LinearSolution, LinearSolveOptions } from '../solvers/linearSolver.ts'
import { gapOf } from './gap.ts'
import type { Goal } from './goals.ts'

export interface TierSearch {
  gapRelative: number
  /** Seconds left for this goal. */
  remainingSeconds: () => number
  isCancelled: () => boolean
  onProgress: (incumbent: number | null, bestBound: number | null) => void
  /** A plan that holds all rows, to start from. */
  start: Float64Array | null
}

/** What is known of one goal when its search ends; value and bound are the goal's own. */
export interface TierSolution {
  status: LinearSolution['status']
  stoppedBy: StopReason
  value: number | null
  bestBound: number
  values: Float64Array | null
  lpRelaxation: number | null
}

/** Bounds that the model has outside this search, by column; they come back when the search is over. */
export type ColumnBounds = Pick<LinearModel, 'lower' | 'upper' | 'isInteger'>

/** Yes-or-no decisions that the relaxation uses less than this are left out of the first search. */
const supportThreshold = 1e-6
/** Share of the remaining time that the first search may take. */
const firstSearchShare = 0.5

/**
 * Solves one goal as a mixed-integer program in three steps, each with a proof:
 * 1. the LP relaxation, whose optimum no plan can beat;
 * 2. the program restricted to decisions that the relaxation uses, which finds a good plan fast;
 * 3. only if the gap is still too large, the whole program without the decisions whose reduced cost alone exceeds the gap:
 *    a plan that used one of them would cost more than the plan in hand.
 * @see reduced-cost fixing: Crowder, Johnson, Padberg, "Solving large-scale zero-one linear programming problems", Operations Research 31 (1983).
 */
export const solveTier = (
  session: LinearSession,
  goal: Goal,
  bounds: ColumnBounds,
  search: TierSearch,
): TierSolution => {
  const { gapRelative, remainingSeconds, isCancelled } = search
  session.setObjective(goal.objective.cost, goal.objective.offset)
  const root = session.solve({
    relaxed: true,
    method: goal.gapAbsolute > 0 ? 'interiorPoint' : 'simplex',
    gapRelative,
    timeLimitSeconds: remainingSeconds(),
    isCancelled,
  })
  if (root.values === null || root.objectiveValue === null)
    return { ...root, value: null, lpRelaxation: null }
  const rootBound = goal.boundOf(root.bestBound)
  const found = (solution: LinearSolution, bestBound: number): TierSolution => {
    const value = solution.objectiveValue === null ? null : goal.valueOf(solution.objectiveValue)
    const isProved = value !== null && gapOf(value, bestBound) <= 1e-6
    return {
      status: value === null ? solution.status : isProved ? 'optimal' : 'feasible',
      stoppedBy: isProved ? 'finished' : solution.stoppedBy,
      value,
      bestBound: value === null ? bestBound : Math.min(value, bestBound),
      values: solution.values,
      lpRelaxation: root.objectiveValue,
    }
  }
  search.onProgress(null, rootBound)
  if (!bounds.isInteger.some((whole) => whole === 1)) return found(root, rootBound)

  const mip = (isWhole: boolean, start: Float64Array | null): LinearSolveOptions => ({
    gapRelative: goal.gapAbsolute > 0 ? 0 : gapRelative,
    gapAbsolute: goal.gapAbsolute,
    timeLimitSeconds: remainingSeconds() * (isWhole ? 1 : firstSearchShare),
    isCancelled,
    // A bound of the restricted program says nothing about the whole one.
    onProgress: ({ incumbent, bestBound }) =>
      search.onProgress(
        incumbent === null ? null : goal.valueOf(incumbent),
        isWhole && bestBound !== null ? Math.max(rootBound, goal.boundOf(bestBound)) : rootBound,
      ),
    ...(start ? { start } : {}),
  })
  const isGoodEnough = ({ value }: TierSolution) =>
    value !== null && gapOf(value, rootBound) <= gapRelative

  const unused = goal.optionalDecisions.filter(
    (column) =>
      (root.values?.[column] ?? 0) <= supportThreshold &&
      (search.start?.[column] ?? 0) < 0.5 &&
      bounds.lower[column] === 0 &&
      bounds.upper[column] === 1,
  )
  const first = withColumnsFixed(session, bounds, unused, () => 0, () =>
    found(
      session.solve({
        ...mip(false, search.start),
        target: rootBound + (goal.gapAbsolute > 0 ? 1 - goal.gapAbsolute : gapRelative * Math.abs(rootBound)),
      }),
      rootBound,
    ),
  )
  if (isGoodEnough(first) || isCancelled())
    return { ...first, stoppedBy: isCancelled() ? 'cancelled' : first.status === 'optimal' ? 'finished' : 'gap' }

  const settled = settledDecisions(bounds, root, goal, first.value)
  const whole = withColumnsFixed(session, bounds, [...settled.keys()], (column) => settled.get(column) ?? 0, () =>
    session.solve(mip(true, first.values ?? search.start)),
  )
  return better(first, found(whole, Math.max(rootBound, goal.boundOf(whole.bestBound))))
}

/** Runs a search with some decisions held, and gives them their bounds back. */
const withColumnsFixed = <T>(
  session: LinearSession,
  { lower, upper }: ColumnBounds,
  columns: readonly number[],
  valueOf: (column: number) => number,
  search: () => T,
): T => {
  for (const column of columns) session.setBounds(column, valueOf(column), valueOf(column))
  const result = search()
  for (const column of columns) session.setBounds(column, lower[column] ?? 0, upper[column] ?? 0)
  return result
}

/** Every yes-or-no decision whose other answer would by itself cost more than the plan in hand, with the answer it must have. */
const settledDecisions = (
  { lower, upper, isInteger }: ColumnBounds,
  root: LinearSolution,
  goal: Goal,
  value: number | null,
): Map<number, number> => {
  const settled = new Map<number, number>()
  if (value === null || root.reducedCost === null) return settled
  // Only a plan that is better by a whole one counts as better where things are counted.
  const worthFinding = goal.gapAbsolute > 0 ? value - goal.gapAbsolute : value
  const gap = worthFinding - root.bestBound
  const limit = gap + 1e-6 * Math.max(1, Math.abs(gap))
  for (const column of isInteger.keys()) {
    const cost = root.reducedCost[column] ?? 0
    if (isInteger[column] !== 1 || lower[column] !== 0 || upper[column] !== 1) continue
    if (Math.abs(cost) > limit) settled.set(column, cost > 0 ? 0 : 1)
  }
  return settled
}

/** The better of two plans, with the bound of the whole program. What was settled beforehand cannot beat the first. */
const better = (first: TierSolution, whole: TierSolution): TierSolution => {
  if (first.value === null) return whole
  if (whole.value === null && whole.status === 'infeasible')
    return { ...first, bestBound: first.value, status: 'optimal', stoppedBy: 'finished' }
  const best = whole.value !== null && whole.value <= first.value ? whole : first
  const value = best.value ?? first.value
  const bestBound = Math.min(value, whole.bestBound)
  const isProved = gapOf(value, bestBound) <= 1e-6
  return {
    ...best,
    bestBound,
    status: isProved ? 'optimal' : 'feasible',
    stoppedBy: isProved ? 'finished' : whole.stoppedBy,
  }
}
