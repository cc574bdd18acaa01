import { type WorkloadTable, workloadIdAt } from './workloadTable.ts'

/**
 * Where each workload of a table is served, in columns: the rows of workload i are `rowStart[i] … rowStart[i + 1] − 1`.
 * What the shares of a workload lack to 1 is not served.
 */
export interface PlacementTable {
  /** Length = number of workloads + 1. */
  rowStart: Uint32Array
  /** Names that `poolIndex` counts through. */
  poolIds: readonly string[]
  poolIndex: Uint32Array
  /** Names that `periodIndex` counts through. */
  periodIds: readonly string[]
  /** The period meant; −1 for the whole day. */
  periodIndex: Int16Array
  /** Share of the workload's requests; the same length as `poolIndex`. */
  share: Float64Array
}

/** Size of a chunk of text, in UTF-16 units. */
const chunkLength = 1 << 18

/** The columns of a file of placements. */
export const placementColumns = ['workloadId', 'regionId', 'poolId', 'siteId', 'periodId', 'share']

/**
 * The placements of a table as CSV, in chunks: a line per workload, pool and period, with an empty period for the whole day.
 * Workloads that nobody serves have no line. Cost: about a second for a million lines.
 *
 * @param siteIdOf The site of each pool.
 */
export function* writePlacementTable(
  workloads: WorkloadTable,
  placements: PlacementTable,
  siteIdOf: (poolId: string) => string,
): Generator<string> {
  const { rowStart, poolIds, poolIndex, periodIds, periodIndex, share } = placements
  const places = poolIds.map((poolId) => `${poolId},${siteIdOf(poolId)},`)
  let text = `${placementColumns.join(',')}\n`
  for (let i = 0; i < workloads.count; i++) {
    const head = `${workloadIdAt(workloads, i)},${workloads.terms[workloads.termsIndex[i] ?? 0]?.regionId},`
    const end = rowStart[i + 1] ?? 0
    for (let row = rowStart[i] ?? 0; row < end; row++) {
      const period = periodIds[periodIndex[row] ?? -1] ?? ''
      text += `${head}${places[poolIndex[row] ?? 0]}${period},${share[row]}\n`
    }
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  yield text
}
