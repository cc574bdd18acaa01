import type { Fleet } from '../../fleet/fleet.ts'
import { type Edited, edited, findById, missing } from '../editing.ts'
import type { EditOf } from '../edits.ts'

export const scaleThroughput = (
  fleet: Fleet,
  { classId, factor }: EditOf<'scaleThroughput'>,
): Edited => {
  if (classId !== null && !findById(fleet.workloadClasses, classId))
    return missing('workload class', classId, fleet.workloadClasses)
  return edited({
    ...fleet,
    workloadClasses: fleet.workloadClasses.map((entry) =>
      classId !== null && entry.id !== classId
        ? entry
        : {
            ...entry,
            fitByAcceleratorType: Object.fromEntries(
              Object.entries(entry.fitByAcceleratorType).map(([type, fit]) => [
                type,
                {
                  ...fit,
                  tokensPerSecond: fit.tokensPerSecond * factor,
                  relativeSpeed: fit.relativeSpeed * factor,
                },
              ]),
            ),
          },
    ),
  })
}

export const scaleRent = (fleet: Fleet, { factor }: EditOf<'scaleRent'>): Edited =>
  edited({
    ...fleet,
    acceleratorTypes: fleet.acceleratorTypes.map((type) => ({
      ...type,
      rentPerHour: type.rentPerHour === null ? null : type.rentPerHour * factor,
    })),
    inferenceWorkloads: fleet.inferenceWorkloads.map((workload) => ({
      ...workload,
      unservedPenaltyPerMillionTokens: workload.unservedPenaltyPerMillionTokens * factor,
    })),
    trainingWorkloads: fleet.trainingWorkloads.map((workload) => ({
      ...workload,
      unplacedPenaltyPerHour: workload.unplacedPenaltyPerHour * factor,
    })),
  })

export const setCarbonPrice = (fleet: Fleet, { carbonPricePerTonne }: EditOf<'setCarbonPrice'>) =>
  edited({ ...fleet, carbonPricePerTonne })
