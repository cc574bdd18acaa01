import type { Fleet } from '@berth/shared'
import type { Lookup } from '../lookup.ts'

/** Workloads that a move touches. */
export type Demand = Pick<Fleet, 'inferenceWorkloads' | 'trainingWorkloads'>

/** Workloads of the fleet by their ids; unknown ones are left out. */
export const demandOf = (lookup: Lookup, workloadIds: ReadonlySet<string>): Demand => {
  const ids = [...workloadIds]
  return {
    inferenceWorkloads: ids.flatMap((id) => lookup.inference.get(id) ?? []),
    trainingWorkloads: ids.flatMap((id) => lookup.training.get(id) ?? []),
  }
}

export const noDemand: Demand = {
  inferenceWorkloads: [],
  trainingWorkloads: [],
}
