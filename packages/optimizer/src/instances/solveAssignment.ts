import { planGroups } from '../plan.ts'
import { assignmentFleet } from './assignmentFleet.ts'
import type { AssignmentProblem } from './assignmentProblem.ts'
import { type InstanceOptions, type InstanceResult, refused } from './instance.ts'

/** Solves an assignment problem as a placement: every customer must be served, at the lowest cost. */
export const solveAssignment = async (
  problem: AssignmentProblem,
  options: InstanceOptions,
): Promise<InstanceResult> => {
  const startedAt = options.now()
  const { isCancelled } = options
  const result = await planGroups(
    assignmentFleet(problem),
    { workloadCounts: new Map(), wantsRanges: false },
    {
      objective: 'cost',
      wholeReplicas: false,
      engine: options.engine ?? 'auto',
      gapRelative: options.gapRelative,
      timeLimitSeconds: options.timeLimitSeconds,
      now: options.now,
      ...(isCancelled ? { isCancelled } : {}),
    },
  )
  const seconds = (options.now() - startedAt) / 1000
  if (result.status === 'refused') return refused(result.message, seconds)
  const unserved = result.tiers.find(({ name }) => name === 'unserved')
  // A placement may leave customers out at a penalty; the instance may not.
  if (!unserved || unserved.objectiveValue > 0) {
    const isProved = unserved !== undefined && unserved.bestBound > 0
    return {
      status: isProved ? 'infeasible' : 'noPlanFound',
      stoppedBy: result.stoppedBy,
      objectiveValue: null,
      bestBound: null,
      gapRelative: null,
      seconds,
      violations: [],
    }
  }
  return {
    status: result.status,
    stoppedBy: result.stoppedBy,
    objectiveValue: result.plan?.account.costPerHour ?? null,
    bestBound: result.bestBound,
    gapRelative: result.gapRelative,
    seconds,
    violations: result.certificate?.violations.map(({ text }) => text) ?? [],
  }
}
