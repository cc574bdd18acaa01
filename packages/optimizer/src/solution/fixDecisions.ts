import type { Formulation, LinearObjective } from '../formulation/formulation.ts'
import type { LinearSession, LinearSolution } from '../solvers/linearSolver.ts'

/**
 * Holds every yes-or-no decision where a plan has it and solves the rest as an LP: the shares become exact
 * for these decisions, and the limits get prices.
 */
export const solveWithDecisionsFixed = (
  session: LinearSession,
  { model }: Formulation,
  objective: LinearObjective,
  values: Float64Array,
  timeLimitSeconds: number,
): LinearSolution => {
  for (let column = 0; column < model.columnCount; column++) {
    if (model.isInteger[column] !== 1) continue
    const whole = Math.round(values[column] ?? 0)
    session.setBounds(column, whole, whole)
  }
  session.setObjective(objective.cost, objective.offset)
  return session.solve({ relaxed: true, gapRelative: 0, timeLimitSeconds })
}
