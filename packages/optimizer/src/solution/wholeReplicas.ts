import type { Fleet, ObjectiveLayers, Placement } from '@berth/shared'

/**
 * What the plan costs when every workload takes whole replicas in each pool, and in how many pools these do not fit.
 * The extra accelerators are priced as busy ones for the whole day, so the figure is not below the true one.
 */
export const wholeReplicasOf = (
  fleet: Fleet,
  placements: readonly Placement[],
  busyCostPerHour: ReadonlyMap<string, number>,
  integerPlan: number,
): Pick<ObjectiveLayers, 'wholeReplicas' | 'poolsOverfilledByRounding'> => {
  const classById = new Map(fleet.workloadClasses.map((entry) => [entry.id, entry]))
  const classOfWorkload = new Map(
    fleet.inferenceWorkloads.map((workload) => [workload.id, classById.get(workload.classId)]),
  )
  const poolById = new Map(fleet.pools.map((pool) => [pool.id, pool]))
  const busy = new Map<string, { poolId: string; accelerators: number; perReplica: number }>()
  for (const { workloadId, poolId, periodId, acceleratorsBusy } of placements) {
    const type = poolById.get(poolId)?.acceleratorTypeId ?? ''
    const perReplica =
      classOfWorkload.get(workloadId)?.fitByAcceleratorType[type]?.acceleratorsPerReplica ?? 0
    const key = `${workloadId} ${poolId} ${periodId ?? ''}`
    const entry = busy.get(key) ?? { poolId, accelerators: 0, perReplica }
    entry.accelerators += acceleratorsBusy
    busy.set(key, entry)
  }
  const taken = new Map<string, number>()
  let wholeReplicas = integerPlan
  for (const { poolId, accelerators, perReplica } of busy.values()) {
    const rounded =
      perReplica > 0 ? Math.ceil(accelerators / perReplica - 1e-9) * perReplica : accelerators
    taken.set(poolId, (taken.get(poolId) ?? 0) + rounded)
    wholeReplicas += (rounded - accelerators) * (busyCostPerHour.get(poolId) ?? 0)
  }
  const poolsOverfilledByRounding = [...taken].filter(
    ([poolId, accelerators]) => accelerators > (poolById.get(poolId)?.count ?? 0) + 1e-6,
  ).length
  return { wholeReplicas, poolsOverfilledByRounding }
}
