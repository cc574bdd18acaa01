import { type GroupedProgram, longestGroup } from './groupedProgram.ts'
import { reducedCosts } from './pricing.ts'
import { baseScales, freeColumns } from './scales.ts'

/** A column that has at least this share of its group is in use. */
const usedShare = 1e-4

/**
 * The columns that matter near the present prices, with their own copy of costs and entries, so that a look at all of them is short.
 * List k has the columns at `start[k] … start[k + 1] − 1`; the arrays are longer than what is in use, and replaced when they grow.
 */
export class ShortLists {
  readonly #program: GroupedProgram
  readonly #freeColumn: Int32Array
  readonly #baseScale: Float64Array
  readonly #buffer: Float64Array
  /** 1 for each of the program's columns that stays in the lists. */
  readonly #kept: Uint8Array
  /** The group of each list. */
  groups: Int32Array = new Int32Array(0)
  groupCount = 0
  /** How many groups each group of a sample stands for. */
  weight = 1
  start: Int32Array = new Int32Array(1)
  /** What a temperature of 1 means in each list. */
  scale = new Float64Array(0)
  /** The program's column at each place. */
  columns = new Int32Array(0)
  /** Share of each column in its group, as the last evaluation left it. */
  share = new Float64Array(0)
  cost = new Float64Array(0)
  entryStart = new Int32Array(1)
  entryRow = new Int32Array(0)
  entryUse = new Float64Array(0)
  /** Columns looked at, for telling the work in passes. */
  columnsSeen = 0

  constructor(program: GroupedProgram) {
    this.#program = program
    this.#buffer = new Float64Array(longestGroup(program))
    this.#kept = new Uint8Array(program.columnCount)
    this.#freeColumn = freeColumns(program)
    this.#baseScale = baseScales(program, this.#freeColumn)
  }

  /**
   * For each of the given groups takes the columns within `margin` (times the group’s scale) of its cheapest, and where `keepsUsed`
   * those that were in use since the last time without it.
   */
  screen(
    groups: Int32Array,
    price: Float64Array,
    margin: number,
    temperature: number,
    keepsUsed: boolean,
  ): void {
    const { groupStart, cost, entryStart, entryRow, entryUse, groupCount } = this.#program
    const kept = this.#kept
    if (keepsUsed) this.#keepUsed()
    else kept.fill(0)
    const buffer = this.#buffer
    const n = groups.length
    this.groups = groups
    this.groupCount = n
    this.weight = groupCount / Math.max(1, n)
    if (this.start.length < n + 1) {
      this.start = new Int32Array(n + 1)
      this.scale = new Float64Array(n)
    }
    let at = 0
    let entry = 0
    for (let k = 0; k < n; k++) {
      const g = groups[k]!
      const [first, end] = [groupStart[g]!, groupStart[g + 1]!]
      reducedCosts(this.#program, price, first, end, buffer)
      this.columnsSeen += end - first
      let low = Number.POSITIVE_INFINITY
      for (let i = 0; i < end - first; i++) if (buffer[i]! < low) low = buffer[i]!
      const free = this.#freeColumn[g]!
      // A choice may have been forbidden since, and costs infinitely much then.
      const isFree = free >= 0 && cost[free]! < Number.POSITIVE_INFINITY
      const scale = this.#baseScale[g]! + (isFree ? temperature * Math.abs(cost[free]!) : 0)
      this.scale[k] = scale
      this.start[k] = at
      const limit = low + margin * scale
      for (let c = first; c < end; c++) {
        if (buffer[c - first]! > limit && c !== free && kept[c] === 0) continue
        const [from, to] = [entryStart[c]!, entryStart[c + 1]!]
        if (at >= this.columns.length || entry + (to - from) > this.entryRow.length)
          this.#grow(at + 1, entry + (to - from))
        this.columns[at] = c
        this.cost[at] = cost[c]!
        this.entryStart[at] = entry
        for (let e = from; e < to; e++)
          if (entryUse[e]! !== 0) {
            this.entryRow[entry] = entryRow[e]!
            this.entryUse[entry++] = entryUse[e]!
          }
        at++
        this.entryStart[at] = entry
      }
      this.start[k + 1] = at
    }
  }

  #keepUsed() {
    for (let i = 0, end = this.start[this.groupCount]!; i < end; i++)
      if (this.share[i]! >= usedShare) this.#kept[this.columns[i]!] = 1
  }

  #grow(columns: number, entries: number) {
    if (columns > this.columns.length) {
      const size = Math.max(1024, columns, Math.ceil(this.columns.length * 1.7))
      this.columns = grown(this.columns, new Int32Array(size))
      this.share = grown(this.share, new Float64Array(size))
      this.cost = grown(this.cost, new Float64Array(size))
      this.entryStart = grown(this.entryStart, new Int32Array(size + 1))
    }
    if (entries > this.entryRow.length) {
      const size = Math.max(2048, entries, Math.ceil(this.entryRow.length * 1.7))
      this.entryRow = grown(this.entryRow, new Int32Array(size))
      this.entryUse = grown(this.entryUse, new Float64Array(size))
    }
  }

  /** What a temperature of 1 means in the mean: of the lists, or of all groups where there are none yet. */
  meanScale(): number {
    const [scale, count] =
      this.groupCount > 0
        ? [this.scale, this.groupCount]
        : [this.#baseScale, this.#baseScale.length]
    let sum = 0
    for (let k = 0; k < count; k++) sum += scale[k]!
    return sum / Math.max(1, count)
  }

  /** Columns that have at least a given share, beyond one for each group. */
  openColumns(leastShare: number): number {
    let count = 0
    for (let k = 0; k < this.groupCount; k++) {
      let inGroup = 0
      for (let i = this.start[k]!; i < this.start[k + 1]!; i++)
        if (this.share[i]! >= leastShare) inGroup++
      count += inGroup - 1
    }
    return count
  }
}

const grown = <A extends Int32Array | Float64Array>(old: A, into: A): A => {
  into.set(old)
  return into
}
