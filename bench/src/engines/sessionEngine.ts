import type { LinearSolution, LinearSolver } from '@berth/optimizer/testing'
import { type Answer, type LoadedEngine, Refusal } from './engine.ts'

/** An engine behind the optimizer’s own interface. Each read opens a session of its own. */
export const sessionEngine = (solver: LinearSolver): LoadedEngine => ({
  version: solver.version,
  read: async (model, { gapRelative, timeLimitSeconds, onProgress }) => {
    const refusal = solver.refuses(model)
    if (refusal) throw new Refusal(refusal)
    const session = await solver.open(model)
    return {
      solve: () =>
        answerOf(
          session.solve({
            gapRelative,
            timeLimitSeconds,
            ...(onProgress ? { onProgress } : {}),
          }),
        ),
      dispose: () => session.dispose(),
    }
  },
})

/** Engines that count their pricing passes say so in a field that the interface need not have. */
export const answerOf = (solution: LinearSolution & { passes?: number }): Answer => ({
  status: statusOf(solution),
  objectiveValue: solution.objectiveValue,
  bestBound: Number.isFinite(solution.bestBound) ? solution.bestBound : null,
  passes: solution.passes ?? null,
})

const statusOf = ({ status, stoppedBy }: LinearSolution): Answer['status'] => {
  if (status === 'optimal') return 'optimal'
  if (status === 'infeasible') return 'infeasible'
  if (stoppedBy === 'gap') return 'withinGap'
  return stoppedBy === 'timeLimit' ? 'timeLimit' : 'failed'
}
