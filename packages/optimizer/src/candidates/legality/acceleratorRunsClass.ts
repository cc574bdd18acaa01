import type { ClassFit, WorkloadClass } from '@berth/shared'
import type { IndexedPool } from '../../scenario/indexFleet.ts'
import { isAbove } from '../isAbove.ts'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** How the pool's accelerators run the class; nothing where they cannot. */
export const fitAt = (workloadClass: WorkloadClass, { type }: IndexedPool): ClassFit | undefined =>
  workloadClass.fitByAcceleratorType[type.id]

const cannotRun = (workloadClass: WorkloadClass, { type }: IndexedPool) =>
  refusal(
    'ACCELERATOR_CANNOT_RUN',
    `${workloadClass.id} has no speed on`,
    type.id,
    typesThatRun(workloadClass),
    '',
    `give the class a speed on ${type.id}, if it can run there.`,
  )

const typesThatRun = ({ fitByAcceleratorType }: WorkloadClass) =>
  Object.entries(fitByAcceleratorType)
    .filter(([, fit]) => fit.tokensPerSecond > 0 || fit.relativeSpeed > 0)
    .map(([type]) => type)
    .join(' or ')

/** Rule 7 for inference: the type runs the class, and one replica fits its memory and the pool. */
export const acceleratorServesClass = (
  workloadClass: WorkloadClass,
  pool: IndexedPool,
): PlacementRefusal | null => {
  const fit = fitAt(workloadClass, pool)
  if (!fit || fit.tokensPerSecond <= 0) return cannotRun(workloadClass, pool)
  return (
    memoryHolds(workloadClass, pool, fit.acceleratorsPerReplica) ??
    (isAbove(fit.acceleratorsPerReplica, pool.usableAccelerators)
      ? refusal(
          'POOL_TOO_SMALL',
          `one replica of ${workloadClass.id} needs`,
          fit.acceleratorsPerReplica,
          pool.usableAccelerators,
          'accelerators',
          'choose a larger pool.',
        )
      : null)
  )
}

/**
 * Accelerators of the pool's type that a gang needs: ⌈accelerators / relativeSpeed⌉,
 * since a type twice as fast as the reference needs half as many.
 */
export const gangAccelerators = (accelerators: number, relativeSpeed: number): number =>
  Math.ceil(accelerators / relativeSpeed - 1e-9)

/** Rule 7 for training: the type trains the class, and the whole gang fits one interconnect domain of the pool. */
export const acceleratorTrainsClass = (
  workloadClass: WorkloadClass,
  accelerators: number,
  pool: IndexedPool,
): PlacementRefusal | null => {
  const fit = fitAt(workloadClass, pool)
  if (!fit || fit.relativeSpeed <= 0) return cannotRun(workloadClass, pool)
  const needed = gangAccelerators(accelerators, fit.relativeSpeed)
  const room = Math.min(pool.pool.maxGangAccelerators, pool.usableAccelerators)
  return (
    memoryHolds(workloadClass, pool, needed) ??
    (isAbove(needed, room)
      ? refusal(
          'GANG_TOO_LARGE',
          `the gang needs`,
          needed,
          room,
          `accelerators of ${pool.type.id}`,
          'choose a pool with a larger interconnect domain.',
        )
      : null)
  )
}

const memoryHolds = (workloadClass: WorkloadClass, { type }: IndexedPool, accelerators: number) => {
  const memoryGb = accelerators * type.memoryGb
  return isAbove(workloadClass.weightsGb, memoryGb)
    ? refusal(
        'MEMORY_TOO_SMALL',
        `${workloadClass.id} takes`,
        workloadClass.weightsGb,
        memoryGb,
        'GB',
        `use more than ${accelerators} accelerators for it.`,
      )
    : null
}
