import Papa from 'papaparse'
import { type ColumnPlace, readHeader } from '../files/csv/readHeader.ts'
import { convert, wrongCellCount } from '../files/csv/readTable.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Checked, Issue } from '../issues/issue.ts'
import { IdList } from './idList.ts'
import { IssueList } from './issueList.ts'
import {
  type LineProblem,
  type LineValues,
  problemsOf,
  readWorkloadTerms,
} from './readWorkloadTerms.ts'
import { lineFields, workloadColumns, workloadLineSchema } from './workloadLine.ts'
import type { WorkloadTable, WorkloadTerms } from './workloadTable.ts'

/** Most lines of a file have terms that were read before: an index, or what is wrong with them. */
type KnownTerms = number | LineProblem[]

const byteOrderMark = 0xfeff
const quote = '"'
/** What an id is made of most often; other ids are judged by the schema. */
const isPlainId = /^[\w.:/@+#-]{1,80}$/
/** How `convert` knows a number. */
const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const idSchema = workloadLineSchema.pick({ workloadId: true })
const volumeSchema = workloadLineSchema.pick({ tokensPerSecond: true })

/** Turns the lines of a file into a table, one after the other: what differs from line to line goes into columns, the rest is looked up. */
export class WorkloadLines {
  readonly #fleet: Fleet
  readonly #fileName: string
  readonly #issues: IssueList
  readonly #ids = new IdList()
  readonly #fleetIds: ReadonlySet<string>
  readonly #knownTerms = new Map<string, KnownTerms>()
  readonly #indexByTerms = new Map<string, number>()
  readonly #terms: WorkloadTerms[] = []
  #places: (ColumnPlace | undefined)[] | null = null
  #idColumn = -1
  #volumeColumn = -1
  /** Where each cell of the line in hand starts; one more for the end. */
  #cellStarts = new Int32Array(0)
  #termsIndex = new Uint32Array(1 << 12)
  #tokensPerSecond = new Float64Array(1 << 12)
  #isReadable = true
  lineCount = 0

  constructor(fleet: Fleet, fileName: string) {
    this.#fleet = fleet
    this.#fileName = fileName
    this.#issues = new IssueList(fileName)
    this.#fleetIds = new Set(
      [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads].map(({ id }) => id),
    )
  }

  get hasHeader(): boolean {
    return this.#places !== null
  }

  take(text: string, start: number, end: number): void {
    this.lineCount++
    if (!this.#isReadable) return
    if (this.#places === null) {
      this.#takeHeader(text.slice(start, end))
      return
    }
    const cellCount = this.#places.length
    if (this.#cutCells(text, start, end) !== cellCount || text.startsWith(quote, start)) {
      this.#takeWithCare(text.slice(start, end))
      return
    }
    const id = this.#cell(text, this.#idColumn)
    const volume = this.#cell(text, this.#volumeColumn)
    const known = this.#knownTerms.get(this.#termsKey(text))
    if (typeof known !== 'number' || !isPlainId.test(id) || !isNumber.test(volume)) {
      this.#takeWithCare(text.slice(start, end))
      return
    }
    const tokens = Number(volume)
    if (tokens < 0 || tokens === Number.POSITIVE_INFINITY)
      this.#takeWithCare(text.slice(start, end))
    else this.#keep(id, known, tokens)
  }

  build(): Checked<WorkloadTable> {
    if (this.#issues.count > 0) return { ok: false, issues: this.#issues.build() }
    const { count } = this.#ids
    return {
      ok: true,
      value: {
        count,
        ...this.#ids.build(),
        terms: this.#terms,
        termsIndex: this.#termsIndex.slice(0, count),
        tokensPerSecond: this.#tokensPerSecond.slice(0, count),
      },
    }
  }

  #takeHeader(line: string) {
    const text = line.charCodeAt(0) === byteOrderMark ? line.slice(1) : line
    if (text.trim() === '') return
    const headers = cellsOf(text)
    const { places, issues } = readHeader(this.#fileName, headers, workloadColumns)
    issues.push(...unknownPeriods(this.#fileName, places, this.#fleet))
    this.#issues.add(...issues)
    this.#isReadable = issues.length === 0
    this.#places = places
    const columnOf = (name: string) => places.findIndex((place) => place?.column.name === name)
    this.#idColumn = columnOf('workloadId')
    this.#volumeColumn = columnOf('tokensPerSecond')
    this.#cellStarts = new Int32Array(headers.length + 1)
  }

  /** Finds the cells of a line without quotes; returns how many there are. */
  #cutCells(text: string, start: number, end: number): number {
    const starts = this.#cellStarts
    let count = 0
    let from = start
    for (;;) {
      if (count < starts.length) starts[count] = from
      count++
      const comma = text.indexOf(',', from)
      if (comma < 0 || comma >= end) break
      from = comma + 1
    }
    if (count < starts.length) starts[count] = end + 1
    return count
  }

  #cell(text: string, column: number): string {
    const starts = this.#cellStarts
    return text.slice(starts[column] ?? 0, (starts[column + 1] ?? 1) - 1)
  }

  /** The text of all cells but those that differ from line to line. */
  #termsKey(text: string): string {
    const starts = this.#cellStarts
    const [first, second] =
      this.#idColumn < this.#volumeColumn
        ? [this.#idColumn, this.#volumeColumn]
        : [this.#volumeColumn, this.#idColumn]
    const last = starts.length - 1
    return (
      text.slice(starts[0], starts[first]) +
      text.slice(starts[first + 1], starts[second]) +
      text.slice(starts[second + 1], (starts[last] ?? 1) - 1)
    )
  }

  #keep(id: string, termsIndex: number, tokensPerSecond: number) {
    if (this.#fleetIds.has(id) || !this.#ids.add(id)) {
      this.#report(id, [
        repeatedId(this.#fleetIds.has(id) ? 'a workload of the fleet' : 'an earlier line'),
      ])
      return
    }
    const at = this.#ids.count - 1
    if (at >= this.#termsIndex.length) {
      const index = new Uint32Array(2 * at)
      index.set(this.#termsIndex)
      this.#termsIndex = index
      const volumes = new Float64Array(2 * at)
      volumes.set(this.#tokensPerSecond)
      this.#tokensPerSecond = volumes
    }
    this.#termsIndex[at] = termsIndex
    this.#tokensPerSecond[at] = tokensPerSecond
  }

  /** A line that is new in its kind, or not as it should be: it is read cell by cell, and every problem of it is told. */
  #takeWithCare(line: string) {
    if (line.trim() === '') return
    const places = this.#places ?? []
    const cells = cellsOf(line)
    const values: LineValues = {}
    const terms: LineValues = {}
    cells.forEach((cell, at) => {
      const place = places[at]
      const value = place && convert(cell.trim(), place.column.schema)
      if (!place || value === undefined) return
      const { name } = place.column
      const target = (lineFields as readonly string[]).includes(name) ? values : terms
      target[name] =
        place.period === null
          ? value
          : { ...(target[name] as object | undefined), [place.period]: value }
    })
    const { workloadId, tokensPerSecond } = values
    const id = idSchema.safeParse(workloadId === undefined ? {} : { workloadId })
    const volume = volumeSchema.safeParse(tokensPerSecond === undefined ? {} : { tokensPerSecond })
    const known = this.#termsOf(terms)
    const problems = [
      ...(id.success ? [] : problemsOf(id.error, values, idSchema)),
      ...(typeof known === 'number' ? [] : known),
      ...(volume.success ? [] : problemsOf(volume.error, values, volumeSchema)),
    ]
    if (cells.length !== places.length)
      this.#issues.add(wrongCellCount(this.#fileName, this.lineCount, cells.length, places.length))
    this.#report(typeof workloadId === 'string' ? workloadId : null, problems)
    if (id.success && volume.success && typeof known === 'number') {
      this.#keep(id.data.workloadId, known, volume.data.tokensPerSecond)
      if (!line.includes(quote) && cells.length === places.length)
        this.#knownTerms.set(this.#termsKeyOfLine(line), known)
    }
  }

  #termsKeyOfLine(line: string): string {
    this.#cutCells(line, 0, line.length)
    return this.#termsKey(line)
  }

  /** Terms that are written in another way and mean the same are the same. */
  #termsOf(values: LineValues): KnownTerms {
    const { terms, problems } = readWorkloadTerms(values, this.#fleet)
    if (terms === null) return problems
    const meaning = JSON.stringify(terms)
    const known = this.#indexByTerms.get(meaning)
    if (known !== undefined) return known
    const index = this.#terms.push(terms) - 1
    this.#indexByTerms.set(meaning, index)
    return index
  }

  #report(id: string | null, problems: readonly LineProblem[]) {
    this.#issues.add(
      ...problems.map(({ column, ...problem }) => ({
        ...problem,
        path: `${this.#fileName} line ${this.lineCount}, column ${column}`,
        entity: id === null ? `line ${this.lineCount}` : `workload ${id}`,
      })),
    )
  }
}

const cellsOf = (line: string): string[] =>
  Papa.parse<string[]>(line, { delimiter: ',' }).data[0] ?? ['']

const repeatedId = (owner: string): LineProblem => ({
  code: 'WORKLOAD_ID_DUPLICATE',
  column: 'workloadId',
  found: `an id that ${owner} has`,
  allowed: 'every workload has an id of its own',
  fix: 'rename one of the two.',
})

const unknownPeriods = (
  fileName: string,
  places: readonly (ColumnPlace | undefined)[],
  { periods }: Fleet,
): Issue[] =>
  places.flatMap((place) => {
    if (!place || place.period === null || periods.some(({ id }) => id === place.period)) return []
    return [
      {
        code: 'WORKLOADS_PERIOD_UNKNOWN',
        path: `${fileName} line 1`,
        entity: `file ${fileName}`,
        found: `a column "${place.column.name}.${place.period}"`,
        allowed: `the periods are ${periods.map(({ id }) => id).join(', ')}`,
        fix: 'use the ids of the periods.',
      },
    ]
  })
