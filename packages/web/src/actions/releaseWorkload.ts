import type { EditInput } from '../graphql/mutations.ts'

/** Lets the plan decide again where a workload runs. */
export const releaseWorkload = (workloadId: string): EditInput[] => [
  { releaseWorkload: { workloadId } },
]
