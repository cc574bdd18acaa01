import type { StopReason } from '@berth/shared'
import type { LinearModel } from '../linear/linearModel.ts'
import type { LinearSession, LinearSolution, LinearSolveOptions } from '../solvers/linearSolver.ts'
import { gapOf } from './gap.ts'
import type { Goal } from './goals.ts'
import { solveRelaxation } from './solveRelaxation.ts'
import type { TierSearch } from './tierSearch.ts'

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

/** Sites that the relaxation opens less than this are left out of the first search over sites. */
const supportThreshold = 1e-6
/** Shares of the remaining time for the searches over sites, and for filling the sites they chose. */
const firstSearchShare = 0.25
const siteSearchShare = 0.6
const fillingShare = 0.5

/**
 * Solves one goal as a mixed-integer program in four steps. Every bound holds for every plan:
 * 1. the LP relaxation, tightened by cuts;
 * 2. a first plan: sites chosen among those that the relaxation opens, then gangs placed whole at the sites chosen;
 * 3. the program in which only the decisions on sites are whole and gangs may be split, which is also a relaxation,
 *    without the decisions whose reduced cost alone exceeds the gap, since a plan that used one would cost more than the
 *    plan in hand; then gangs placed whole at the sites that it chose;
 * 4. only if the gap is still too large, the whole program, again without the decisions that are settled.
 * @see reduced-cost fixing: Crowder, Johnson, Padberg, "Solving large-scale zero-one linear programming problems", Operations Research 31 (1983).
 */
export const solveTier = (
  session: LinearSession,
  goal: Goal,
  bounds: ColumnBounds,
  search: TierSearch,
): TierSolution => {
  const { gapRelative, remainingSeconds, isCancelled, siteDecisions, start } = search
  session.setObjective(goal.objective.cost, goal.objective.offset)
  const root = solveRelaxation(session, goal, search)
  if (root.values === null) return { ...root, value: null, lpRelaxation: null }

  let bestBound = goal.boundOf(root.bestBound)
  let incumbent = planFrom(start, goal)
  const raiseBound = (engineBound: number) => {
    bestBound = Math.max(bestBound, goal.boundOf(engineBound))
  }
  const offer = (solution: LinearSolution) => {
    if (solution.values === null || solution.objectiveValue === null) return
    const value = goal.valueOf(solution.objectiveValue)
    if (incumbent === null || value <= incumbent.value)
      incumbent = { value, values: solution.values }
    search.onProgress(incumbent.value, bestBound)
  }
  const isGoodEnough = () => incumbent !== null && gapOf(incumbent.value, bestBound) <= gapRelative
  const end = (last: LinearSolution): TierSolution => {
    if (incumbent === null)
      return {
        status: last.status === 'infeasible' ? 'infeasible' : 'noPointFound',
        stoppedBy: isCancelled() ? 'cancelled' : last.stoppedBy,
        value: null,
        values: null,
        bestBound,
        lpRelaxation: root.plainValue,
      }
    const isProved = gapOf(incumbent.value, bestBound) <= 1e-6
    return {
      status: isProved ? 'optimal' : 'feasible',
      stoppedBy: isProved
        ? 'finished'
        : isCancelled()
          ? 'cancelled'
          : isGoodEnough()
            ? 'gap'
            : last.stoppedBy,
      ...incumbent,
      bestBound: Math.min(bestBound, incumbent.value),
      lpRelaxation: root.plainValue,
    }
  }
  search.onProgress(incumbent?.value ?? null, bestBound)
  if (!bounds.isInteger.includes(1)) {
    offer(root)
    return end(root)
  }
  const mip = (timeShare: number): LinearSolveOptions => ({
    gapRelative: goal.gapAbsolute > 0 ? 0 : gapRelative / 2,
    gapAbsolute: goal.gapAbsolute,
    timeLimitSeconds: remainingSeconds() * timeShare,
    isCancelled,
    ...(incumbent ? { start: incumbent.values } : {}),
  })
  const settle = () => settledDecisions(bounds, root, goal, incumbent?.value ?? null)
  const hasGangs = bounds.isInteger.some(
    (whole, column) => whole === 1 && siteDecisions[column] !== 1,
  )

  /** Chooses sites with gangs split as they like, holding some decisions. */
  const searchSites = (held: ReadonlyMap<number, number>, timeShare: number, isWhole: boolean) =>
    withColumnsFixed(session, bounds, held, () =>
      session.solve({
        ...mip(timeShare),
        wholeColumns: siteDecisions,
        aimsAtBound: true,
        isCancelled: () => isCancelled() || isGoodEnough(),
        onProgress: ({ bestBound: bound }) => {
          if (isWhole && bound !== null) raiseBound(bound)
          search.onProgress(incumbent?.value ?? null, bestBound)
        },
      }),
    )
  /** Places everything at the sites that a search chose. */
  const fill = ({ values }: LinearSolution) => {
    if (values === null) return
    offer(
      withColumnsFixed(session, bounds, chosenBy(values, siteDecisions), () =>
        session.solve(mip(fillingShare)),
      ),
    )
  }
  if (hasGangs) {
    const unused = unusedSites(root.values, siteDecisions, bounds)
    if (unused.size > 0) fill(searchSites(unused, firstSearchShare, false))
    if (isGoodEnough() || isCancelled()) return end(root)
    const sites = searchSites(settle(), siteSearchShare, true)
    raiseBound(
      sites.status === 'infeasible' && incumbent !== null
        ? Number.POSITIVE_INFINITY
        : sites.bestBound,
    )
    if (sites.status === 'infeasible' && incumbent === null) return end(sites)
    fill(sites)
    if (isGoodEnough() || isCancelled()) return end(sites)
  }
  const whole = withColumnsFixed(session, bounds, settle(), () =>
    session.solve({
      ...mip(1),
      onProgress: (p) => {
        if (p.bestBound !== null) raiseBound(p.bestBound)
        search.onProgress(
          p.incumbent === null ? (incumbent?.value ?? null) : goal.valueOf(p.incumbent),
          bestBound,
        )
      },
    }),
  )
  raiseBound(
    whole.status === 'infeasible' && incumbent !== null
      ? Number.POSITIVE_INFINITY
      : whole.bestBound,
  )
  offer(whole)
  return end(whole)
}

/** A plan of an earlier goal, valued by this one. */
const planFrom = (values: Float64Array | null, goal: Goal) => {
  if (values === null) return null
  const { cost, offset } = goal.objective
  const value = cost.reduce((sum, price, column) => sum + price * (values[column] ?? 0), offset)
  return { values, value: goal.valueOf(value) }
}

/** The decisions of a mask as a point has them. */
const chosenBy = (values: Float64Array, mask: Uint8Array): Map<number, number> => {
  const chosen = new Map<number, number>()
  mask.forEach((isMeant, column) => {
    if (isMeant === 1) chosen.set(column, Math.round(values[column] ?? 0))
  })
  return chosen
}

/** Sites that the relaxation leaves shut and that may stay so. */
const unusedSites = (relaxed: Float64Array, mask: Uint8Array, { lower, upper }: ColumnBounds) => {
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
const withColumnsFixed = <T>(
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
  const gap = value - goal.gapAbsolute - root.bestBound
  const limit = gap + 1e-6 * Math.max(1, Math.abs(gap))
  for (const column of isInteger.keys()) {
    const cost = root.reducedCost[column] ?? 0
    if (isInteger[column] !== 1 || lower[column] !== 0 || upper[column] !== 1) continue
    if (Math.abs(cost) > limit) settled.set(column, cost > 0 ? 0 : 1)
  }
  return settled
}
