import type { Cut } from '../formulation/linkingCuts.ts'
import type { LinearSession, LinearSolution } from '../solvers/linearSolver.ts'
import type { Goal } from './goals.ts'
import type { TierSearch } from './tierSearch.ts'

/** Rounds of cuts, and the share of the remaining time that they may take. */
const mostCutRounds = 15
const cutShare = 0.25
/** A round that lifts the bound by less than this, relative to it, is the last. */
const worthwhileLift = 1e-5

/** Adds cuts to the rows of a session; returns how many. */
export const addCuts = (session: LinearSession, cuts: readonly Cut[]): number => {
  for (const { name, upper, columns, values } of cuts)
    session.addRow(name, Number.NEGATIVE_INFINITY, upper, { columns, values })
  return cuts.length
}

/** The LP relaxation, then again with cuts while they lift the bound. `plainValue` is its optimum without cuts. */
export const solveRelaxation = (
  session: LinearSession,
  goal: Goal,
  {
    gapRelative,
    remainingSeconds,
    isCancelled,
    findCuts,
  }: Pick<TierSearch, 'gapRelative' | 'remainingSeconds' | 'isCancelled' | 'findCuts'>,
): LinearSolution & { plainValue: number | null } => {
  const isCount = goal.gapAbsolute > 0
  const solve = () =>
    session.solve({
      relaxed: true,
      method: isCount ? 'interiorPoint' : 'simplex',
      gapRelative,
      timeLimitSeconds: remainingSeconds(),
      isCancelled,
    })
  const deadline = remainingSeconds() * (1 - cutShare)
  let root = solve()
  const plainValue = root.objectiveValue
  for (let round = 0; round < mostCutRounds && !isCount; round++) {
    if (root.values === null || isCancelled() || remainingSeconds() <= deadline) break
    const cuts = findCuts(root.values)
    if (cuts.length === 0) break
    addCuts(session, cuts)
    const tightened = solve()
    if (tightened.values === null) break
    const lift = (tightened.bestBound - root.bestBound) / Math.max(1, Math.abs(root.bestBound))
    root = tightened
    if (lift < worthwhileLift) break
  }
  return { ...root, plainValue }
}
