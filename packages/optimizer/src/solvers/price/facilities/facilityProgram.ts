import type { Decisions } from '../decisions.ts'
import type { GroupedProgram } from '../groupedProgram.ts'
import { impliedRows } from './impliedRows.ts'

/**
 * A grouped program seen as facility location: every group is served through openings, and each opening is one row of capacity.
 * Columns that need no opening and use nothing, such as leaving demand unserved, are one more opening at the end, always open and endless.
 * The columns of opening k are `start[k] … start[k + 1] − 1`.
 */
export interface FacilityProgram {
  groupCount: number
  openingCount: number
  start: Int32Array
  /** The program’s column of each. */
  column: Int32Array
  /** The group that a column serves, counted without the groups of the openings. */
  groupOf: Int32Array
  /** Cost of a column at share 1, and what it then uses of its opening's capacity. */
  cost: Float64Array
  use: Float64Array
  /** What an opening gives, and what it costs more than leaving it shut. */
  capacity: Float64Array
  openingCost: Float64Array
  /** 1 for an opening that has to be open, 0 for one that has to be shut, −1 for one to decide. */
  decided: Int8Array
  /** The cost of everything shut. */
  offset: number
  /** Least capacity that serves everybody, whatever is opened. */
  needed: number
}

/** Reads a program as facility location; null where it has anything else in it: other rows, groups that must be whole, sites that are open anyway. */
export const readFacilities = (
  program: GroupedProgram,
  decisions: Decisions,
): FacilityProgram | null => {
  const { openings, openingOfGroup, isWholeGroup, needs, groupOf: groupIn } = decisions
  const { groupCount, groupStart, cost, entryStart, entryRow, entryUse, limit, isEquation } =
    program
  if (openings.length === 0) return null
  const places = new Int32Array(groupCount).fill(-1)
  let served = 0
  for (let g = 0; g < groupCount; g++) {
    if (openingOfGroup.has(g)) continue
    if (isWholeGroup[g]) return null
    places[g] = served++
  }
  const rowOf = openings.map(({ yes }) => {
    for (let e = entryStart[yes]!; e < entryStart[yes + 1]!; e++)
      if (entryUse[e]! < 0 && Math.abs(limit[entryRow[e]!]!) <= 1e-9) return entryRow[e]!
    return -1
  })
  const hasOwnRow = new Set(rowOf).size === rowOf.length && !rowOf.includes(-1)
  if (!hasOwnRow || rowOf.some((row) => isEquation[row])) return null
  const implied = impliedRows(program, decisions, new Set(rowOf))
  if (!implied) return null
  const free: number[] = []
  for (let g = 0; g < groupCount; g++)
    if (!openingOfGroup.has(g))
      for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++)
        if (needs[c]! < 0 && !isShutOut(cost[c]!)) free.push(c)
  const openingCount = openings.length + (free.length > 0 ? 1 : 0)
  const columnCount = openings.reduce((sum, { needing }) => sum + needing.length, free.length)
  const result: FacilityProgram = {
    groupCount: served,
    openingCount,
    start: new Int32Array(openingCount + 1),
    column: new Int32Array(columnCount),
    groupOf: new Int32Array(columnCount),
    cost: new Float64Array(columnCount),
    use: new Float64Array(columnCount),
    capacity: new Float64Array(openingCount),
    openingCost: new Float64Array(openingCount),
    decided: new Int8Array(openingCount).fill(-1),
    offset: program.offset,
    needed: 0,
  }
  const leastUse = new Float64Array(served).fill(Number.POSITIVE_INFINITY)
  let at = 0
  /** Takes a column that uses nothing but its opening’s row; whether it is of that kind. */
  const take = (c: number, row: number): boolean => {
    if (isShutOut(cost[c]!)) return true
    let use = 0
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      if (entryUse[e] === 0 || implied.has(entryRow[e]!)) continue
      if (entryRow[e] !== row || entryUse[e]! < 0) return false
      use += entryUse[e]!
    }
    if (use === 0 && row >= 0) return false
    const group = places[groupIn[c]!]!
    result.column[at] = c
    result.groupOf[at] = group
    result.cost[at] = cost[c]!
    result.use[at++] = use
    if (use < leastUse[group]!) leastUse[group] = use
    return true
  }
  for (const [k, { yes, no, needing }] of openings.entries()) {
    const row = rowOf[k]!
    for (let e = entryStart[no]!; e < entryStart[yes + 1]!; e++) {
      if (entryUse[e] === 0 || implied.has(entryRow[e]!)) continue
      if (e < entryStart[yes]! || entryRow[e] !== row) return null
      result.capacity[k] = result.capacity[k]! - entryUse[e]!
    }
    const [isForbidden, isForced] = [isShutOut(cost[yes]!), isShutOut(cost[no]!)]
    if (isForbidden) result.decided[k] = 0
    else if (isForced) result.decided[k] = 1
    const shutCost = isForced ? 0 : cost[no]!
    result.offset += shutCost
    result.openingCost[k] = isForbidden ? 0 : cost[yes]! - shutCost
    for (const c of needing) if (!take(c, row)) return null
    result.start[k + 1] = at
  }
  if (free.length > 0) {
    result.capacity[openings.length] = Number.POSITIVE_INFINITY
    result.decided[openings.length] = 1
    for (const c of free) if (!take(c, -1)) return null
    result.start[openingCount] = at
  }
  for (const use of leastUse) result.needed += use
  return Number.isFinite(result.needed) ? result : null
}

const isShutOut = (cost: number) => cost === Number.POSITIVE_INFINITY
