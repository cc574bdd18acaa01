import type { Fleet } from '@berth/shared'

/** Whether a region’s requests for a workload, or with null a training, are meant. */
export type ChoosesDemand = (workloadId: string, regionId: string | null) => boolean

/** The fleet with some of its demand: what is left out need not be served. */
export const withDemand = (fleet: Fleet, isKept: ChoosesDemand): Fleet => ({
  ...fleet,
  inferenceWorkloads: fleet.inferenceWorkloads
    .map((workload) => ({
      ...workload,
      demand: workload.demand.filter(({ regionId }) => isKept(workload.id, regionId)),
    }))
    .filter(({ demand }) => demand.length > 0),
  trainingWorkloads: fleet.trainingWorkloads.filter(({ id }) => isKept(id, null)),
})
