import type { Fleet, WorkloadClass } from '@berth/shared'
import { isAbove } from '../../candidates/isAbove.ts'
import { gangAccelerators } from '../../candidates/legality/acceleratorRunsClass.ts'
import { inPeriod } from '../../evaluate/lookup.ts'
import type { Amendment } from './amendment.ts'
import type { Subject } from './subject.ts'

/** The smallest pool that runs what is asked about by itself, of the type of which it needs the fewest accelerators; null where no type runs it. */
export const newPool = (subject: Subject): { poolId: string; amendment: Amendment } | null => {
  const { fleet, siteId } = subject
  const [smallest] = fleet.acceleratorTypes
    .flatMap(({ id, memoryGb }) => {
      const count = acceleratorsOf(subject, id, memoryGb)
      return count === null ? [] : [{ typeId: id, count }]
    })
    .sort((a, b) => a.count - b.count)
  if (!smallest) return null
  const { count, typeId } = smallest
  const poolId = freeId(fleet, `${siteId}-${typeId}-new`)
  const alike = fleet.pools.filter((pool) => pool.acceleratorTypeId === typeId)
  const [largest] = alike.sort((a, b) => b.count - a.count)
  return {
    poolId,
    amendment: {
      key: `new pool ${poolId}`,
      words: `the accelerators of ${typeId} at ${siteId} in a new pool`,
      figure: { from: 0, to: count, unit: 'accelerators', isWhole: true },
      edits: (_, size) => [
        {
          kind: 'add',
          collection: 'pools',
          value: {
            id: poolId,
            siteId,
            acceleratorTypeId: typeId,
            count: size,
            maxGangAccelerators: size,
            operatingCostPerHour: largest?.operatingCostPerHour ?? 0,
          },
        },
      ],
    },
  }
}

/** Accelerators of a type that are busy at most, and hold a copy; null where the type does not run it. */
const acceleratorsOf = (subject: Subject, typeId: string, memoryGb: number): number | null => {
  const { fleet, kind, regionIds, targetShare, workloadId } = subject
  const classOf = (id: string): WorkloadClass | undefined =>
    fleet.workloadClasses.find((entry) => entry.id === id)
  if (kind === 'training') {
    const gang = fleet.trainingWorkloads.find(({ id }) => id === workloadId)
    const workloadClass = gang && classOf(gang.classId)
    const speed = workloadClass?.fitByAcceleratorType[typeId]?.relativeSpeed ?? 0
    if (!gang || !workloadClass || speed <= 0) return null
    const count = gangAccelerators(gang.accelerators, speed)
    return isAbove(workloadClass.weightsGb, count * memoryGb) ? null : count
  }
  const workload = fleet.inferenceWorkloads.find(({ id }) => id === workloadId)
  const workloadClass = workload && classOf(workload.classId)
  const fit = workloadClass?.fitByAcceleratorType[typeId]
  if (!workload || !workloadClass || !fit || fit.tokensPerSecond <= 0) return null
  if (isAbove(workloadClass.weightsGb, fit.acceleratorsPerReplica * memoryGb)) return null
  const asked = workload.demand.filter(({ regionId }) => regionIds.includes(regionId))
  const peak = Math.max(
    ...fleet.periods.map((period) =>
      asked.reduce((sum, { tokensPerSecond }) => sum + inPeriod(tokensPerSecond, period.id), 0),
    ),
  )
  const busy = (peak * targetShare) / (fit.tokensPerSecond * workload.targetUtilisation)
  return Math.max(fit.acceleratorsPerReplica, Math.ceil(busy - 1e-9), 1)
}

const freeId = ({ pools }: Fleet, wanted: string): string => {
  const taken = new Set(pools.map(({ id }) => id))
  let id = wanted
  for (let k = 2; taken.has(id); k++) id = `${wanted}-${k}`
  return id
}
