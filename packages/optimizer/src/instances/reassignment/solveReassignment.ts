import { gapOf } from '../../solution/gap.ts'
import type { InstanceOptions, InstanceResult } from '../instance.ts'
import { reassignmentBound, reassignmentCost, reassignmentViolations } from './checkReassignment.ts'
import { improveReassignment } from './improveReassignment.ts'
import type { ReassignmentProblem } from './reassignmentProblem.ts'

/** Searches are the same for the same seed and number of steps. */
const seed = 1

/** Improves the assignment of today until the time is up, and checks what comes out from scratch. */
export const solveReassignment = (
  problem: ReassignmentProblem,
  { now, timeLimitSeconds, gapRelative, isCancelled }: InstanceOptions,
): InstanceResult => {
  const startedAt = now()
  const bestBound = reassignmentBound(problem)
  const machineOf = improveReassignment(problem, {
    seed,
    goodEnough: bestBound / (1 - Math.min(0.999, gapRelative)),
    timeUsed: () =>
      isCancelled?.() ? 1 : (now() - startedAt) / 1000 / Math.max(0.001, timeLimitSeconds),
  })
  const cost = Object.values(reassignmentCost(problem, machineOf)).reduce((a, b) => a + b, 0)
  const gap = gapOf(cost, bestBound)
  const isOptimal = gap <= 1e-6
  return {
    status: isOptimal ? 'optimal' : 'feasible',
    stoppedBy: isOptimal
      ? 'finished'
      : isCancelled?.()
        ? 'cancelled'
        : gap <= gapRelative
          ? 'gap'
          : 'timeLimit',
    objectiveValue: cost,
    bestBound,
    gapRelative: gap,
    seconds: (now() - startedAt) / 1000,
    violations: reassignmentViolations(problem, machineOf),
  }
}
