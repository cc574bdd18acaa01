import type { Fleet, Policy } from '@berth/shared'
import type { Lookup } from '../lookup.ts'

/** Workloads that a move touches, and where the policy holds them. */
export interface Demand
  extends Pick<Fleet, 'inferenceWorkloads' | 'trainingWorkloads'>,
    Pick<Policy, 'pins' | 'forbids'> {}

/** Workloads of the fleet by their ids; unknown ones are left out. */
export const demandOf = (lookup: Lookup, workloadIds: ReadonlySet<string>): Demand => {
  const { pins, forbids } = lookup.fleet.policy
  const isMeant = ({ workloadId }: { workloadId: string }) => workloadIds.has(workloadId)
  const ids = [...workloadIds]
  return {
    inferenceWorkloads: ids.flatMap((id) => lookup.inference.get(id) ?? []),
    trainingWorkloads: ids.flatMap((id) => lookup.training.get(id) ?? []),
    pins: pins.filter(isMeant),
    forbids: forbids.filter(isMeant),
  }
}

export const noDemand: Demand = {
  inferenceWorkloads: [],
  trainingWorkloads: [],
  pins: [],
  forbids: [],
}
