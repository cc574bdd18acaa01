import type { Fleet } from '../../fleet/fleet.ts'
import type { InferenceWorkload } from '../../fleet/workloads.ts'
import {
  allWorkloads,
  type Edited,
  edited,
  findById,
  missing,
  replaced,
  scaled,
} from '../editing.ts'
import type { EditOf } from '../edits.ts'

const changedInference = (
  fleet: Fleet,
  workloadId: string | null,
  change: (workload: InferenceWorkload) => InferenceWorkload,
): Edited => {
  const { inferenceWorkloads } = fleet
  if (workloadId === null)
    return edited({ ...fleet, inferenceWorkloads: inferenceWorkloads.map(change) })
  const workload = findById(inferenceWorkloads, workloadId)
  return workload
    ? edited({
        ...fleet,
        inferenceWorkloads: replaced(inferenceWorkloads, workloadId, change(workload)),
      })
    : missing('inference workload', workloadId, inferenceWorkloads)
}

export const scaleDemand = (
  fleet: Fleet,
  { workloadId, regionId, factor }: EditOf<'scaleDemand'>,
): Edited => {
  if (regionId !== null && !findById(fleet.regions, regionId))
    return missing('demand region', regionId, fleet.regions)
  return changedInference(fleet, workloadId, (workload) => ({
    ...workload,
    demand: workload.demand.map((demand) =>
      regionId === null || demand.regionId === regionId
        ? { ...demand, tokensPerSecond: scaled(demand.tokensPerSecond, factor) }
        : demand,
    ),
  }))
}

export const setLatencySlo = (
  fleet: Fleet,
  { workloadId, latencySloMs }: EditOf<'setLatencySlo'>,
) => changedInference(fleet, workloadId, (workload) => ({ ...workload, latencySloMs }))

export const scaleLatencySlo = (
  fleet: Fleet,
  { workloadId, maxLatencySloMs, factor }: EditOf<'scaleLatencySlo'>,
) =>
  changedInference(fleet, workloadId, (workload) =>
    maxLatencySloMs === null || workload.latencySloMs <= maxLatencySloMs
      ? { ...workload, latencySloMs: workload.latencySloMs * factor }
      : workload,
  )

type Holds = Fleet['policy']['pins']
const heldElsewhere = (workloadId: string) => (list: Holds) =>
  list.filter((hold) => hold.workloadId !== workloadId)

/** Changes pins and forbids after checking that the workload, and the site if one is named, exist. */
const changedHolds = (
  fleet: Fleet,
  workloadId: string,
  siteId: string | null,
  change: (policy: Fleet['policy']) => Fleet['policy'],
): Edited => {
  const workloads = allWorkloads(fleet)
  if (!findById(workloads, workloadId)) return missing('workload', workloadId, workloads)
  if (siteId !== null && !findById(fleet.sites, siteId)) return missing('site', siteId, fleet.sites)
  return edited({ ...fleet, policy: change(fleet.policy) })
}

const withHold = (list: Holds, workloadId: string, siteId: string): Holds =>
  list.some((hold) => hold.workloadId === workloadId && hold.siteId === siteId)
    ? list
    : [...list, { workloadId, siteId }]

export const moveWorkload = (fleet: Fleet, { workloadId, siteId }: EditOf<'moveWorkload'>) =>
  changedHolds(fleet, workloadId, siteId, (policy) => ({
    ...policy,
    pins: [...heldElsewhere(workloadId)(policy.pins), { workloadId, siteId }],
  }))

export const pinWorkload = (fleet: Fleet, { workloadId, siteId }: EditOf<'pinWorkload'>) =>
  changedHolds(fleet, workloadId, siteId, (policy) => ({
    ...policy,
    pins: withHold(policy.pins, workloadId, siteId),
  }))

export const forbidWorkload = (fleet: Fleet, { workloadId, siteId }: EditOf<'forbidWorkload'>) =>
  changedHolds(fleet, workloadId, siteId, (policy) => ({
    ...policy,
    forbids: withHold(policy.forbids, workloadId, siteId),
  }))

export const releaseWorkload = (fleet: Fleet, { workloadId }: EditOf<'releaseWorkload'>) =>
  changedHolds(fleet, workloadId, null, (policy) => ({
    ...policy,
    pins: heldElsewhere(workloadId)(policy.pins),
    forbids: heldElsewhere(workloadId)(policy.forbids),
  }))
