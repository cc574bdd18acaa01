import type { AskSettings } from '../../asking/askOptions.ts'
import { solveWithDecisionsFixed } from '../../solution/fixDecisions.ts'
import { solveTiers, type TierOutcome } from '../../solution/solveTiers.ts'
import type { LinearSolution } from '../../solvers/linearSolver.ts'
import type { HeldProgram } from './heldProgram.ts'

/** A held program at its lowest cost, with prices. */
export interface Settled {
  outcome: TierOutcome
  lp: LinearSolution & { objectiveValue: number; reducedCost: Float64Array }
}

/**
 * Solves a held program for the lowest cost with as much served as can be. The session stays at that: what is solved in it afterwards
 * serves as much. In words why not, where there is no point.
 */
export const settle = (
  { formulation, session }: HeldProgram,
  settings: AskSettings,
): Settled | string => {
  const outcome = solveTiers(session, formulation, {
    objective: 'cost',
    gapRelative: 0,
    timeLimitSeconds: Math.max(0.1, settings.remainingSeconds()),
    now: settings.now,
    onProgress: () => {},
    isCancelled: settings.isCancelled,
  })
  if (outcome.values === null)
    return outcome.status === 'infeasible'
      ? 'the decisions of the plan do not hold in this fleet'
      : 'the time was up'
  const lp =
    outcome.lp ??
    solveWithDecisionsFixed(
      session,
      formulation,
      formulation.objectives.cost,
      outcome.values,
      Math.max(0.1, settings.remainingSeconds()),
    )
  const { objectiveValue, reducedCost } = lp
  return objectiveValue === null || reducedCost === null
    ? 'the time was up'
    : { outcome, lp: { ...lp, objectiveValue, reducedCost } }
}

/** Solves the session again as it is now, to its optimum; null where there is no point or no time. */
export const solveAgain = ({ session }: Pick<HeldProgram, 'session'>, settings: AskSettings) => {
  const { objectiveValue, reducedCost, values } = session.solve({
    relaxed: true,
    gapRelative: 0,
    timeLimitSeconds: Math.max(0.05, settings.remainingSeconds()),
    isCancelled: settings.isCancelled,
  })
  return objectiveValue === null || reducedCost === null || values === null
    ? null
    : { objectiveValue, reducedCost, values }
}
