import type { EditInput } from '../graphql/mutations.ts'

/** Multiplies the demand of one workload, from all regions. */
export const scaleDemand = (workloadId: string, factor: number): EditInput[] => [
  { scaleDemand: { workloadId, regionId: null, factor } },
]
