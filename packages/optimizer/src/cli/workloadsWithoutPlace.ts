import type { Fleet, Issue } from '@berth/shared'
import { findCandidates } from '../candidates/findCandidates.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { refusalsOf } from '../solution/refusals.ts'

/** Workloads that no site may host are most often a slip in the input, so they are told before anything is planned. */
export const workloadsWithoutPlace = (fleet: Fleet): Issue[] => {
  const indexed = indexFleet(fleet)
  return refusalsOf({ indexed, candidates: findCandidates(indexed) }).map(
    ({ code, workloadId, text }) => {
      const inference = fleet.inferenceWorkloads.findIndex(({ id }) => id === workloadId)
      const training = fleet.trainingWorkloads.findIndex(({ id }) => id === workloadId)
      return {
        code,
        path:
          inference >= 0 ? `inferenceWorkloads[${inference}]` : `trainingWorkloads[${training}]`,
        entity: `workload ${workloadId}`,
        found: 'no pool that may run it',
        allowed: 'a workload needs at least one',
        fix: `change one of these, or plan the rest with --accept-unserved. ${text}`,
      }
    },
  )
}
