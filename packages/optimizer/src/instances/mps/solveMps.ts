import type { SolveStatus } from '@berth/shared'
import { checkPoint } from '../../linear/checkPoint.ts'
import type { LinearModel } from '../../linear/linearModel.ts'
import type { LinearSession, LinearSolution } from '../../solvers/linearSolver.ts'
import { selectSolver } from '../../solvers/selectSolver.ts'
import { type InstanceOptions, type InstanceResult, refused } from '../instance.ts'
import { readMps } from './readMps.ts'

/** A point may miss a limit by this fraction of it, and a whole number by this much. */
const tolerance = 1e-5

/** Solves a linear or mixed-integer program by the engine alone, and checks its point without it. */
export const solveMps = async (text: string, options: InstanceOptions): Promise<InstanceResult> => {
  const startedAt = options.now()
  const model = readMps(text)
  const { solver, refusal } = selectSolver(options.engine ?? 'highs', model)
  if (refusal !== null) return refused(refusal, (options.now() - startedAt) / 1000)
  const session = await solver.open(model)
  try {
    const solution = session.solve({
      gapRelative: options.gapRelative,
      timeLimitSeconds: options.timeLimitSeconds,
      ...(options.isCancelled ? { isCancelled: options.isCancelled } : {}),
    })
    const bestBound = Number.isFinite(solution.bestBound) ? solution.bestBound : null
    const value = solution.objectiveValue
    return {
      status: statusOf(session, model, solution, options),
      stoppedBy: solution.stoppedBy,
      objectiveValue: value,
      bestBound: value === null && solution.status === 'infeasible' ? null : bestBound,
      gapRelative:
        value === null || bestBound === null
          ? null
          : Math.abs(value - bestBound) / Math.max(Math.abs(value), 1e-9),
      seconds: (options.now() - startedAt) / 1000,
      violations: violationsOf(model, solution),
    }
  } finally {
    session.dispose()
  }
}

/** Without an objective the same rows say whether "infeasible or unbounded" is the one or the other. */
const statusOf = (
  session: LinearSession,
  model: LinearModel,
  { status, stoppedBy }: LinearSolution,
  { timeLimitSeconds }: InstanceOptions,
): SolveStatus | 'unbounded' => {
  if (status !== 'noPointFound') return status
  if (stoppedBy !== 'finished') return 'noPlanFound'
  session.setObjective(new Float64Array(model.columnCount), 0)
  const plain = session.solve({ gapRelative: 0, timeLimitSeconds })
  if (plain.status === 'optimal' || plain.status === 'feasible') return 'unbounded'
  return plain.status === 'infeasible' ? 'infeasible' : 'noPlanFound'
}

const violationsOf = (model: LinearModel, { values }: LinearSolution): string[] => {
  if (values === null) return []
  const { worstViolation, worstName, worstFraction } = checkPoint(model, values)
  return [
    ...(worstViolation > tolerance
      ? [`${worstName} is missed by ${worstViolation} of its limit`]
      : []),
    ...(worstFraction > tolerance ? [`a whole number is missed by ${worstFraction}`] : []),
  ]
}
