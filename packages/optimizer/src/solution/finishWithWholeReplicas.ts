import type { ObjectiveWeights, Placement, ReplicaCount, TierResult } from '@berth/shared'
import type { Candidates } from '../candidates/findCandidates.ts'
import { perWorkload } from '../candidates/perWorkload.ts'
import { formulate } from '../formulation/formulate.ts'
import type { Formulation } from '../formulation/formulation.ts'
import type { LinearSolver } from '../solvers/linearSolver.ts'
import { readPlacements } from './readPlacements.ts'
import { solveTiers, type TierOptions } from './solveTiers.ts'

/** What the finishing step found, before its independent check; or why it found nothing. */
export type WholeReplicaOutcome =
  | { placements: Placement[]; replicas: ReplicaCount[]; tiers: TierResult[]; refusal: null }
  | { placements: null; refusal: string }

/** With more choices of a workload and a pool than this the whole-number program is hopeless, and writing it down takes gigabytes. */
const mostChoices = 1_000_000

/**
 * Plans again with whole replicas, while the sites that are open, who runs them, and where each gang runs stay as a plan has them.
 * It is the same model with one more rule, replicasAreWhole, and the same goals in the same order. What does not fit is counted
 * as unserved, so the rule alone never makes it infeasible. Workloads that were planned as one group are taken apart, since whole
 * numbers are not proportional to volume. Cost: one whole-number column per workload and pool of an open site.
 */
export const finishWithWholeReplicas = async (
  solver: LinearSolver,
  plan: Formulation,
  values: Float64Array,
  options: TierOptions & { weights: ObjectiveWeights },
): Promise<WholeReplicaOutcome> => {
  const chosen = chosenCandidates(plan, values)
  const choiceCount = chosen.inference.reduce(
    (sum, { cellIndex }) => sum + (plan.indexed.cells[cellIndex]?.members.length ?? 0),
    0,
  )
  if (choiceCount > mostChoices)
    return {
      placements: null,
      refusal: `whole replicas are counted workload by workload, and ${choiceCount.toLocaleString('en')} choices are more than the ${mostChoices.toLocaleString('en')} that are tried`,
    }
  const { indexed, candidates } = perWorkload(plan.indexed, chosen)
  const whole = formulate(indexed, candidates, options.weights, 'whole')
  holdDecisions(whole, plan, values)
  const refusal = solver.refuses(whole.model)
  if (refusal !== null) return { placements: null, refusal }
  const session = await solver.open(whole.model)
  try {
    const { values: found, stoppedBy, tiers } = solveTiers(session, whole, options)
    if (found !== null)
      return {
        placements: readPlacements(whole, found),
        replicas: readReplicas(whole, found),
        tiers,
        refusal: null,
      }
    const isCancelled = stoppedBy === 'cancelled'
    return {
      placements: null,
      refusal: isCancelled
        ? 'the search was stopped'
        : 'none was found in the time that is kept for it',
    }
  } finally {
    session.dispose()
  }
}

/** Pools of the sites that a plan keeps open, and for each gang the pool in which it runs. */
const chosenCandidates = (
  { candidates, variables }: Formulation,
  values: Float64Array,
): Candidates => {
  const isChosen = (column: number | undefined) => (values[column ?? -1] ?? 0) > 0.5
  return {
    ...candidates,
    inference: candidates.inference.filter(({ siteIndex }) =>
      isChosen(variables.siteOpen[siteIndex]),
    ),
    training: candidates.training.filter((_, c) => isChosen(variables.trainingPlaced[c])),
  }
}

/** Gives every decision on a site and a gang the value that it has in a plan, and no broken limit more room. */
const holdDecisions = (
  { excess, model, variables }: Formulation,
  plan: Formulation,
  values: Float64Array,
) => {
  const hold = (column: number | undefined, value: number) => {
    if (column === undefined || column < 0) return
    model.lower[column] = value
    model.upper[column] = value
  }
  const decided = (column: number | undefined) => Math.round(values[column ?? -1] ?? 0)
  variables.siteOpen.forEach((column, s) => hold(column, decided(plan.variables.siteOpen[s])))
  variables.refitted.forEach((column, s) => hold(column, decided(plan.variables.refitted[s])))
  variables.operatedBy.forEach((operators, s) => {
    operators.forEach(({ column }, k) =>
      hold(column, decided(plan.variables.operatedBy[s]?.[k]?.column)),
    )
  })
  for (const column of variables.trainingPlaced) hold(column, 1)
  const excessByName = new Map(plan.excess.map(({ name, column }) => [name, values[column] ?? 0]))
  for (const { column, name } of excess)
    model.upper[column] = Math.min(
      model.upper[column] ?? 0,
      (excessByName.get(name) ?? 0) * (1 + 1e-9) + 1e-9,
    )
}

/** What each workload keeps in each pool: as many replicas as its busiest period needs. */
const readReplicas = (
  { candidates, indexed, variables }: Formulation,
  values: Float64Array,
): ReplicaCount[] => {
  const { cells, periodCount, pools } = indexed
  const { blocks, replicas, share } = variables
  return replicas.flatMap(
    ({ workloadId, poolIndex, acceleratorsPerReplica, candidateIndexes, column }) => {
      const needed = new Float64Array(periodCount)
      for (const c of candidateIndexes) {
        const { cellIndex, acceleratorsPerTokenPerSecond } = candidates.inference[c] ?? {}
        blocks.forEach(({ periodIndexes }, b) => {
          const served = values[share[c * blocks.length + b] ?? -1] ?? 0
          for (const t of periodIndexes)
            needed[t] =
              (needed[t] ?? 0) +
              served *
                (cells[cellIndex ?? -1]?.tokensPerSecond[t] ?? 0) *
                (acceleratorsPerTokenPerSecond ?? 0)
        })
      }
      const count = Math.min(
        Math.round(values[column] ?? 0),
        Math.ceil(Math.max(...needed) / acceleratorsPerReplica - 1e-6),
      )
      const poolId = pools[poolIndex]?.pool.id ?? ''
      return count > 0
        ? [{ workloadId, poolId, replicas: count, accelerators: count * acceleratorsPerReplica }]
        : []
    },
  )
}
