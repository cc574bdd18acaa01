import type { Fleet } from '../fleet/fleet.ts'
import { type Checked, codeWords, type Issue } from '../issues/issue.ts'
import { IssueList } from './issueList.ts'
import { LineSplitter } from './lineSplitter.ts'
import { type PlacementTable, placementColumns } from './placementTable.ts'
import { notText } from './readWorkloadTable.ts'
import { type WorkloadTable, workloadIdAt } from './workloadTable.ts'

/**
 * Reads placements of a table as `writePlacementTable` writes them: the lines of a workload together, and workloads in the order of the
 * table. All problems come at once, each with line and column; of more than a thousand the rest are counted.
 */
export const readPlacementTable = async (
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  fleet: Fleet,
  workloads: WorkloadTable,
  fileName: string,
): Promise<Checked<PlacementTable>> => {
  const lines = new PlacementLines(fleet, workloads, fileName)
  const splitter = new LineSplitter((text, start, end) => lines.take(text.slice(start, end)))
  try {
    for await (const chunk of chunks) splitter.push(chunk)
    splitter.end()
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    return { ok: false, issues: [notText(fileName, lines.lineCount)] }
  }
  return lines.build()
}

class PlacementLines {
  readonly #workloads: WorkloadTable
  readonly #fileName: string
  readonly #issues: IssueList
  readonly #poolIds: string[]
  readonly #siteIds: string[]
  readonly #periodIds: string[]
  readonly #poolIndexById: ReadonlyMap<string, number>
  readonly #rowStart: Uint32Array
  readonly #poolIndex: number[] = []
  readonly #periodIndex: number[] = []
  readonly #share: number[] = []
  /** The workload whose lines are read; −1 before the first. */
  #at = -1
  #id = ''
  #isReadable = true
  lineCount = 0

  constructor({ pools, periods }: Fleet, workloads: WorkloadTable, fileName: string) {
    this.#workloads = workloads
    this.#fileName = fileName
    this.#issues = new IssueList(fileName)
    this.#poolIds = pools.map(({ id }) => id)
    this.#siteIds = pools.map(({ siteId }) => siteId)
    this.#periodIds = periods.map(({ id }) => id)
    this.#poolIndexById = new Map(this.#poolIds.map((id, index) => [id, index]))
    this.#rowStart = new Uint32Array(workloads.count + 1)
  }

  take(line: string): void {
    this.lineCount++
    if (this.lineCount === 1) {
      const header = placementColumns.join(',')
      this.#isReadable = line.trim() === header
      if (!this.#isReadable)
        this.#report(
          'header',
          `"${line.slice(0, 60)}"`,
          `the first line is ${header}`,
          'write it so.',
        )
    } else if (this.#isReadable && line !== '') this.#takeRow(line.split(','))
  }

  build(): Checked<PlacementTable> {
    if (this.lineCount === 0)
      this.#report(
        'header',
        'no content',
        `the first line is ${placementColumns.join(',')}`,
        'write placements with berth plan --placements.',
      )
    if (this.#issues.count > 0) return { ok: false, issues: this.#issues.build() }
    this.#startRows(this.#workloads.count)
    return {
      ok: true,
      value: {
        rowStart: this.#rowStart,
        poolIds: this.#poolIds,
        poolIndex: Uint32Array.from(this.#poolIndex),
        periodIds: this.#periodIds,
        periodIndex: Int16Array.from(this.#periodIndex),
        share: Float64Array.from(this.#share),
      },
    }
  }

  #takeRow(cells: readonly string[]) {
    const [id = '', regionId = '', poolId = '', siteId = '', periodId = '', share = ''] = cells
    if (!this.#moveTo(id)) {
      this.#report(
        'workloadId',
        `"${id}"`,
        'workloads stand in the order of their own file, the lines of one together',
        'use the file of workloads that the plan was made for.',
      )
      return
    }
    const pool = this.#poolIndexById.get(poolId) ?? -1
    const period = periodId === '' ? -1 : this.#periodIds.indexOf(periodId)
    const terms = this.#workloads.terms[this.#workloads.termsIndex[this.#at] ?? -1]
    if (pool < 0)
      this.#report(
        'poolId',
        `"${poolId}"`,
        'the fleet has no such pool',
        'use the fleet that the plan was made for.',
      )
    else if (this.#siteIds[pool] !== siteId)
      this.#report(
        'siteId',
        `"${siteId}"`,
        `pool ${poolId} stands at ${this.#siteIds[pool]}`,
        `write ${this.#siteIds[pool]}.`,
      )
    if (period < 0 && periodId !== '')
      this.#report(
        'periodId',
        `"${periodId}"`,
        `the periods are ${this.#periodIds.join(', ')}`,
        'use one of them, or nothing for the whole day.',
      )
    if (terms?.regionId !== regionId)
      this.#report(
        'regionId',
        `"${regionId}"`,
        `requests of ${id} come from ${terms?.regionId}`,
        `write ${terms?.regionId}.`,
      )
    if (share.trim() === '' || !Number.isFinite(Number(share)))
      this.#report(
        'share',
        `"${share}"`,
        'a number is needed',
        'write the share of the requests, from 0 to 1.',
      )
    this.#poolIndex.push(pool)
    this.#periodIndex.push(period)
    this.#share.push(Number(share))
  }

  /** Goes on to a workload further on in the table; false where it is not there. */
  #moveTo(id: string): boolean {
    if (this.#at >= 0 && id === this.#id) return true
    for (let next = this.#at + 1; next < this.#workloads.count; next++) {
      if (workloadIdAt(this.#workloads, next) !== id) continue
      this.#startRows(next)
      this.#id = id
      return true
    }
    return false
  }

  /** The rows of a workload start here, and those of the workloads before it without a line end here. */
  #startRows(workload: number) {
    for (let i = this.#at + 1; i <= workload; i++) this.#rowStart[i] = this.#share.length
    this.#at = workload
  }

  #report(column: string, found: string, allowed: string, fix: string) {
    const issue: Issue = {
      code: codeWords('placement', column, 'wrong'),
      path: `${this.#fileName} line ${this.lineCount}, column ${column}`,
      entity: `line ${this.lineCount}`,
      found,
      allowed,
      fix,
    }
    this.#issues.add(issue)
  }
}
