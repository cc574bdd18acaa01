import { emptyFile } from '../files/readJson.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Checked, Issue } from '../issues/issue.ts'
import { LineSplitter } from './lineSplitter.ts'
import { WorkloadLines } from './workloadLines.ts'
import type { WorkloadTable } from './workloadTable.ts'

/**
 * Reads inference workloads from a file with one line each, as it comes: a million lines take seconds and some tens of megabytes,
 * whatever the size of the chunks. All problems come at once, each with line and column; of more than a thousand the rest are counted.
 * Where the first line lacks a column no line can be understood, and only the first line is judged.
 *
 * @param chunks The file in parts: bytes in UTF-8, or text.
 * @param fleet What the lines refer to: its classes, regions and periods; its own workloads keep their names for themselves.
 *
 * @example
 * import { readWorkloadTable } from '@berth/shared'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const file = [
 *   'workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens\n',
 *   'shop,chat-model,city,20,30,1000\nbank,chat-model,city,40,30,1000\n',
 * ]
 * const table = await readWorkloadTable(file, tinyFleet(), 'workloads.csv')
 * console.log(table.ok && [table.value.count, table.value.terms.length]) // [ 2, 1 ]
 */
export const readWorkloadTable = async (
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  fleet: Fleet,
  fileName: string,
): Promise<Checked<WorkloadTable>> => {
  const lines = new WorkloadLines(fleet, fileName)
  const splitter = new LineSplitter((text, start, end) => lines.take(text, start, end))
  try {
    for await (const chunk of chunks) splitter.push(chunk)
    splitter.end()
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    return { ok: false, issues: [notText(fileName, lines.lineCount)] }
  }
  return lines.hasHeader ? lines.build() : { ok: false, issues: [emptyWorkloads(fileName)] }
}

const emptyWorkloads = (fileName: string): Issue => ({
  ...emptyFile(fileName),
  allowed: 'a line with the names of the columns, and one line per workload, are needed',
  fix: 'start with workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens.',
})

/** A file of lines that is no text. */
export const notText = (fileName: string, lineCount: number): Issue => ({
  code: 'FILE_NOT_TEXT',
  path: `${fileName} after line ${lineCount}`,
  entity: `file ${fileName}`,
  found: 'bytes that are no UTF-8',
  allowed: 'text in UTF-8 is needed',
  fix: 'save the file as UTF-8, and unpack it first if it is compressed.',
})
