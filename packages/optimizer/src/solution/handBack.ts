import type {
  Fleet,
  InferenceWorkload,
  Placement,
  PlacementTable,
  WorkloadTable,
} from '@berth/shared'

interface Row {
  poolIndex: number
  periodIndex: number
  share: number
}

/** Hands the placements of groups back to their workloads: each gets its group's shares, in the table's order. */
export const handBack = (
  { periods, pools }: Fleet,
  table: WorkloadTable,
  groups: readonly (InferenceWorkload | null)[],
  placements: readonly Placement[],
): PlacementTable => {
  const poolIds = pools.map(({ id }) => id)
  const periodIds = periods.map(({ id }) => id)
  const poolIndexById = new Map(poolIds.map((id, index) => [id, index]))
  const rowsById = new Map<string, Row[]>()
  for (const { workloadId, poolId, periodId, share } of placements) {
    const rows = rowsById.get(workloadId) ?? []
    rowsById.set(workloadId, rows)
    rows.push({
      poolIndex: poolIndexById.get(poolId) ?? -1,
      periodIndex: periodId === null ? -1 : periodIds.indexOf(periodId),
      share,
    })
  }
  const rowsByTerms = groups.map((group) => (group && rowsById.get(group.id)) ?? [])
  const rowsOf = (i: number) => rowsByTerms[table.termsIndex[i] ?? -1] ?? []
  const rowStart = new Uint32Array(table.count + 1)
  for (let i = 0; i < table.count; i++) rowStart[i + 1] = (rowStart[i] ?? 0) + rowsOf(i).length
  const rowCount = rowStart[table.count] ?? 0
  const poolIndex = new Uint32Array(rowCount)
  const periodIndex = new Int16Array(rowCount)
  const share = new Float64Array(rowCount)
  let at = 0
  for (let i = 0; i < table.count; i++)
    for (const row of rowsOf(i)) {
      poolIndex[at] = row.poolIndex
      periodIndex[at] = row.periodIndex
      share[at] = row.share
      at++
    }
  return { rowStart, poolIds, poolIndex, periodIds, periodIndex, share }
}
