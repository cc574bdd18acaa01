import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type Checked,
  type Fleet,
  type PlacementTable,
  readPlacementTable,
  readWorkloadTable,
  type WorkloadTable,
  writePlacementTable,
} from '@berth/shared'
import { missingFile } from './readInput.ts'

/** Bytes that are read at once. */
const chunkBytes = 1 << 20

/** Reads a file of workloads as it comes from the disk, whatever its size. */
export const readWorkloadFile = async (
  path: string,
  fleet: Fleet,
): Promise<Checked<WorkloadTable>> => {
  const chunks = await chunksOf(path)
  return chunks
    ? readWorkloadTable(chunks, fleet, basename(path))
    : { ok: false, issues: [missingFile(path)] }
}

/** Reads where each workload of a table is served, as `writePlacementFile` wrote it. */
export const readPlacementFile = async (
  path: string,
  fleet: Fleet,
  workloads: WorkloadTable,
): Promise<Checked<PlacementTable>> => {
  const chunks = await chunksOf(path)
  return chunks
    ? readPlacementTable(chunks, fleet, workloads, basename(path))
    : { ok: false, issues: [missingFile(path)] }
}

const chunksOf = async (path: string) => {
  const isFile = await stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  )
  return isFile ? createReadStream(path, { highWaterMark: chunkBytes }) : null
}

/** Writes where each workload of a table is served, as fast as the disk takes it. */
export const writePlacementFile = async (
  path: string,
  { pools }: Fleet,
  workloads: WorkloadTable,
  placements: PlacementTable,
): Promise<void> => {
  const siteIdByPool = new Map(pools.map(({ id, siteId }) => [id, siteId]))
  const lines = writePlacementTable(workloads, placements, (id) => siteIdByPool.get(id) ?? '')
  await pipeline(Readable.from(lines), createWriteStream(path))
}
