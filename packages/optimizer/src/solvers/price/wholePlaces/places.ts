import type { Decisions } from '../decisions.ts'
import type { GroupedProgram } from '../groupedProgram.ts'
import { reducedCosts } from '../pricing.ts'

/**
 * Where the groups of a program may be placed as a whole. Columns that use the same limits are the same place, for different groups.
 * Item i is the i-th group that is not an opening; its columns are `start[i] … start[i + 1] − 1` of `column`, the cheapest at the
 * given prices first.
 */
export interface Places {
  items: Int32Array
  start: Int32Array
  column: Int32Array
  placeCount: number
  /** The place of each of the program’s columns; −1 for those of openings. */
  placeOf: Int32Array
  /** The column that item i has at place p, at i · placeCount + p; −1 for none. */
  columnAt: Int32Array
}

/** With more pairs of items and places than this the table of them is too large. */
const mostPairs = 20_000_000

/** Reads the places of a program; null where it has equations, or too many places. */
export const readPlaces = (
  program: GroupedProgram,
  { openingOfGroup, needs }: Decisions,
  price: Float64Array,
): Places | null => {
  const { groupCount, groupStart, columnCount, cost, isEquation, rowCount } = program
  if (isEquation.includes(1)) return null
  const items: number[] = []
  for (let g = 0; g < groupCount; g++) if (!openingOfGroup.has(g)) items.push(g)
  const start = new Int32Array(items.length + 1)
  const placeOf = new Int32Array(columnCount).fill(-1)
  const column = new Int32Array(columnCount)
  const reduced = new Float64Array(columnCount)
  const placeIds = new Map<number | string, number>()
  let at = 0
  for (const [i, g] of items.entries()) {
    const [first, end] = [groupStart[g]!, groupStart[g + 1]!]
    reducedCosts(program, price, first, end, reduced.subarray(first))
    for (let c = first; c < end; c++) {
      if (cost[c] === Number.POSITIVE_INFINITY) continue
      const key = placeKey(program, c, needs[c]!, rowCount)
      const place = placeIds.get(key) ?? placeIds.size
      placeIds.set(key, place)
      placeOf[c] = place
      column[at++] = c
    }
    start[i + 1] = at
    column.subarray(start[i]!, at).sort((a, b) => reduced[a]! - reduced[b]! || a - b)
  }
  const placeCount = placeIds.size
  if (items.length * placeCount > mostPairs) return null
  const columnAt = new Int32Array(items.length * placeCount).fill(-1)
  for (let i = 0; i < items.length; i++)
    for (let k = start[i + 1]! - 1; k >= start[i]!; k--)
      columnAt[i * placeCount + placeOf[column[k]!]!] = column[k]!
  return { items: Int32Array.from(items), start, column, placeCount, placeOf, columnAt }
}

/** The same for columns that use the same rows and need the same opening. */
const placeKey = (
  { entryStart, entryRow, entryUse }: GroupedProgram,
  c: number,
  opening: number,
  rowCount: number,
): number | string => {
  let [key, count] = [opening + 1, 0]
  for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
    if (entryUse[e] === 0) continue
    key = key * (rowCount + 1) + entryRow[e]! + 1
    count++
  }
  if (count <= 3) return key
  return `${opening} ${entryRow.subarray(entryStart[c]!, entryStart[c + 1]!).join()}`
}
