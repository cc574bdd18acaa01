import type { LinearModel } from '../linear/linearModel.ts'
import type { LinearSession, LinearSolution, LinearSolveOptions } from '../solvers/linearSolver.ts'
import { gapOf } from './gap.ts'

export interface TierSolveOptions {
  gapRelative: number
  /** Seconds left for this goal. */
  remainingSeconds: () => number
  isCancelled: () => boolean
  onProgress: (progress: { incumbent: number | null; bestBound: number | null }) => void
  /** The goal counts whole things, so that its bound can be rounded up. */
  isCount: boolean
  /** A plan that holds all rows, to start from. */
  start: Float64Array | null
}

/** Bounds that the model has outside this search, by column; they come back when the search is over. */
export type ColumnBounds = Pick<LinearModel, 'lower' | 'upper' | 'isInteger' | 'columnCount'>

/** Yes-or-no decisions that the relaxation uses less than this are left out of the first search. */
const supportThreshold = 1e-6
/** Share of the remaining time that the first search may take. */
const firstSearchShare = 0.5

/**
 * Solves one goal as a mixed-integer program in three steps, each with a proof:
 * 1. the LP relaxation, whose optimum no plan can beat;
 * 2. the program restricted to decisions that the relaxation uses, which finds a good plan fast;
 * 3. only if the gap is still too large, the whole program without the columns whose reduced cost alone exceeds the gap:
 *    a plan that used one of them would cost more than the plan in hand.
 * @see reduced-cost fixing: Crowder, Johnson, Padberg, "Solving large-scale zero-one linear programming problems", Operations Research 31 (1983).
 */
export const solveTier = (
  session: LinearSession,
  bounds: ColumnBounds,
  options: TierSolveOptions,
): { solution: LinearSolution; lpRelaxation: number | null } => {
  const { isCount, remainingSeconds, isCancelled, gapRelative } = options
  const mip = (seconds: number, start: Float64Array | null, isWhole: boolean): LinearSolveOptions => ({
    gapRelative,
    timeLimitSeconds: seconds,
    isCancelled,
    // A bound of the restricted program says nothing about the whole one.
    onProgress: ({ incumbent, bestBound }) =>
      options.onProgress({
        incumbent,
        bestBound: Math.max(rootBound, (isWhole ? bestBound : null) ?? rootBound),
      }),
    ...(start ? { start } : {}),
  })
  const root = session.solve({
    relaxed: true,
    method: isCount ? 'interiorPoint' : 'simplex',
    gapRelative,
    timeLimitSeconds: remainingSeconds(),
    isCancelled,
  })
  const lpRelaxation = root.objectiveValue
  if (root.values === null) return { solution: root, lpRelaxation }
  const rootBound = isCount ? Math.ceil(root.bestBound - 1e-6) : root.bestBound
  options.onProgress({ incumbent: null, bestBound: rootBound })
  if (!bounds.isInteger.some((whole) => whole === 1)) return { solution: root, lpRelaxation }

  const isProved = (solution: LinearSolution) =>
    solution.objectiveValue !== null && gapOf(solution.objectiveValue, rootBound) <= gapRelative
  const proved = (solution: LinearSolution): LinearSolution => ({
    ...solution,
    bestBound: rootBound,
    stoppedBy: 'gap',
    status: gapOf(solution.objectiveValue ?? 0, rootBound) <= 1e-6 ? 'optimal' : 'feasible',
  })

  const first = searchSupport(session, bounds, root.values, options.start, () =>
    session.solve({
      ...mip(remainingSeconds() * firstSearchShare, options.start, false),
      target: rootBound + gapRelative * Math.abs(rootBound),
    }),
  )
  if (isProved(first)) return { solution: proved(first), lpRelaxation }
  if (isCancelled()) return { solution: boundedBy(first, rootBound), lpRelaxation }

  const best = first.values ?? options.start
  const excluded =
    first.objectiveValue !== null && root.reducedCost
      ? fixByReducedCost(
          session,
          bounds,
          root.reducedCost,
          first.objectiveValue - (isCount ? 1 : 0) - root.bestBound,
        )
      : []
  const whole = session.solve(mip(remainingSeconds(), best, true))
  for (const column of excluded)
    session.setBounds(column, bounds.lower[column] ?? 0, bounds.upper[column] ?? 0)
  return { solution: better(first, whole, rootBound), lpRelaxation }
}

/** Runs a search with every decision shut out that neither the relaxation nor the start uses. */
const searchSupport = (
  session: LinearSession,
  { lower, upper, isInteger, columnCount }: ColumnBounds,
  relaxed: Float64Array,
  start: Float64Array | null,
  search: () => LinearSolution,
): LinearSolution => {
  const shut: number[] = []
  for (let column = 0; column < columnCount; column++) {
    const isUsed = (relaxed[column] ?? 0) > supportThreshold || (start?.[column] ?? 0) > 0.5
    if (isInteger[column] === 1 && !isUsed && lower[column] === 0 && upper[column] === 1) {
      shut.push(column)
      session.setBounds(column, 0, 0)
    }
  }
  const solution = search()
  for (const column of shut) session.setBounds(column, lower[column] ?? 0, upper[column] ?? 0)
  return solution
}

/** Settles every yes-or-no decision whose other answer would by itself cost more than the gap; returns their columns. */
const fixByReducedCost = (
  session: LinearSession,
  { lower, upper, isInteger, columnCount }: ColumnBounds,
  reducedCost: Float64Array,
  gap: number,
): number[] => {
  const fixed: number[] = []
  const limit = gap + 1e-6 * Math.max(1, Math.abs(gap))
  for (let column = 0; column < columnCount; column++) {
    const cost = reducedCost[column] ?? 0
    if (isInteger[column] !== 1 || lower[column] !== 0 || upper[column] !== 1) continue
    if (Math.abs(cost) <= limit) continue
    fixed.push(column)
    session.setBounds(column, cost > 0 ? 0 : 1, cost > 0 ? 0 : 1)
  }
  return fixed
}

const boundedBy = (solution: LinearSolution, rootBound: number): LinearSolution => ({
  ...solution,
  bestBound: rootBound,
  status: solution.values ? 'feasible' : 'noPointFound',
})

/** The better of two plans with the bound that holds for the whole program. */
const better = (first: LinearSolution, whole: LinearSolution, rootBound: number): LinearSolution => {
  const [a, b] = [first.objectiveValue, whole.objectiveValue]
  if (a === null) return whole.values ? { ...whole, bestBound: Math.max(rootBound, whole.bestBound) } : whole
  if (b === null && whole.status === 'infeasible')
    return { ...first, bestBound: a, status: 'optimal', stoppedBy: 'finished' }
  const best = b !== null && b <= a ? whole : first
  const objectiveValue = Math.min(a, b ?? a)
  const bestBound = Math.min(objectiveValue, Math.max(rootBound, whole.bestBound))
  const isProved = gapOf(objectiveValue, bestBound) <= 1e-6
  return {
    ...best,
    objectiveValue,
    bestBound,
    status: isProved ? 'optimal' : 'feasible',
    stoppedBy: whole.stoppedBy,
  }
}
