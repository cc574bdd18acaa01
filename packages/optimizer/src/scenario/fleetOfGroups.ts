import { type Fleet, type InferenceWorkload, type WorkloadTable, workloadIdAt } from '@berth/shared'

/** A table's groups as workloads of a fleet, each under the name of its first workload. */
export interface FleetOfGroups {
  /** The fleet with one inference workload per group besides its own. */
  fleet: Fleet
  /** The workload of each set of terms; null where no workload of the table has these terms. Length = number of terms. */
  groups: (InferenceWorkload | null)[]
  /** How many workloads each group stands for, by its id. */
  workloadCounts: Map<string, number>
  /** Part of its group's tokens that the first workload asks for, by its id; 0 where the group asks for nothing. */
  firstParts: Map<string, number>
}

/**
 * Adds one inference workload per set of terms to a fleet, with the volume of all workloads that have these terms. Terms are all
 * by which a rule, a cost or a goal could tell two of them apart, so this is exact for the same reason as `groupCells`.
 */
export const fleetOfGroups = (fleet: Fleet, table: WorkloadTable): FleetOfGroups => {
  const { terms, termsIndex, tokensPerSecond } = table
  const volumes = new Float64Array(terms.length)
  const counts = new Uint32Array(terms.length)
  const firsts = new Int32Array(terms.length).fill(-1)
  for (let i = 0; i < table.count; i++) {
    const g = termsIndex[i] ?? 0
    volumes[g] = (volumes[g] ?? 0) + (tokensPerSecond[i] ?? 0)
    counts[g] = (counts[g] ?? 0) + 1
    if (firsts[g] === -1) firsts[g] = i
  }
  const workloadCounts = new Map<string, number>()
  const firstParts = new Map<string, number>()
  const groups = terms.map((entry, g) => {
    const [first, count, volume] = [firsts[g] ?? -1, counts[g] ?? 0, volumes[g] ?? 0]
    if (count === 0) return null
    const id = workloadIdAt(table, first)
    workloadCounts.set(id, count)
    firstParts.set(id, volume > 0 ? (tokensPerSecond[first] ?? 0) / volume : 0)
    const { regionId, periodFactors, ...rest } = entry
    const demand = Object.fromEntries(
      fleet.periods.map((period, t) => [period.id, volume * (periodFactors[t] ?? 0)]),
    )
    return {
      ...rest,
      id,
      name: count === 1 ? id : `${id} and ${count - 1} like it`,
      demand: [{ regionId, tokensPerSecond: demand }],
      currentPlacement: [],
    }
  })
  const inferenceWorkloads = [
    ...fleet.inferenceWorkloads,
    ...groups.filter((group) => group !== null),
  ]
  return { fleet: { ...fleet, inferenceWorkloads }, groups, workloadCounts, firstParts }
}
