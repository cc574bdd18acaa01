import type { InferenceWorkload } from '../fleet/workloads.ts'

/** Everything that a workload of a table asks for except its volume. Workloads with equal terms are one group of the planner. */
export interface WorkloadTerms
  extends Omit<InferenceWorkload, 'id' | 'name' | 'demand' | 'currentPlacement'> {
  /** Where its requests come from. */
  regionId: string
  /** Demand of each period of the fleet as a multiple of `tokensPerSecond`; length = number of periods. */
  periodFactors: readonly number[]
}

/**
 * Inference workloads in columns, one region each: a million of them take some tens of megabytes, and go between threads as they are.
 * None runs anywhere today, and none is pinned or forbidden anywhere.
 */
export interface WorkloadTable {
  count: number
  /** The ids one after the other, in UTF-8. */
  idBytes: Uint8Array
  /** Where each id ends in `idBytes`; length = count. */
  idEnds: Uint32Array
  /** Every different set of terms, in the order in which they were met. */
  terms: readonly WorkloadTerms[]
  /** Which terms each workload has; length = count. */
  termsIndex: Uint32Array
  /** Volume of each workload, before the factors of the periods; length = count. */
  tokensPerSecond: Float64Array
}

const decoder = new TextDecoder()

/** The id of one workload of a table. */
export const workloadIdAt = ({ idBytes, idEnds }: WorkloadTable, index: number): string => {
  const start = index === 0 ? 0 : (idEnds[index - 1] ?? 0)
  const end = idEnds[index] ?? start
  return decoder.decode(idBytes.subarray(start, end))
}
