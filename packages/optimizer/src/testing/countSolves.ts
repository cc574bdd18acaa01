import type { LinearSession, LinearSolver } from '../solvers/linearSolver.ts'

/** How often an engine that may hand a model on was asked, and how often it answered by itself. */
export interface SolveCounts {
  asked: number
  byItself: number
}

/** The same engine, with every solve counted. An answer is its own where it tells its passes, the looks at all columns. */
export const countSolves = (solver: LinearSolver, counts: SolveCounts): LinearSolver => ({
  ...solver,
  open: async (model) => counted(await solver.open(model), counts),
})

const counted = (session: LinearSession, counts: SolveCounts): LinearSession => ({
  get hasOwnBounds() {
    return session.hasOwnBounds ?? false
  },
  setObjective: (cost, offset) => session.setObjective(cost, offset),
  addRow: (name, lower, upper, entries) => session.addRow(name, lower, upper, entries),
  setRowBounds: (row, lower, upper) => session.setRowBounds(row, lower, upper),
  setBounds: (column, lower, upper) => session.setBounds(column, lower, upper),
  sensitivity: () => session.sensitivity(),
  dispose: () => session.dispose(),
  solve: (options) => {
    const solution = session.solve(options)
    counts.asked++
    if (solution.passes !== undefined) counts.byItself++
    return solution
  },
})
