import type { EditInput } from '../graphql/mutations.ts'

/** Sets the longest time to the first token that users of a workload accept. */
export const setLatencySlo = (workloadId: string, latencySloMs: number): EditInput[] => [
  { setLatencySlo: { workloadId, latencySloMs } },
]
