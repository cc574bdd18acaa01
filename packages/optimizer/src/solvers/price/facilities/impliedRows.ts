import type { Decisions } from '../decisions.ts'
import type { GroupedProgram } from '../groupedProgram.ts'

/** With more rows than this it is not the kind of program that is looked for. */
const mostRows = 50

/**
 * Rows besides the openings’ own that hold by themselves: "something that this group may use is open, or the group is left unserved".
 * Null where any other row is there.
 */
export const impliedRows = (
  program: GroupedProgram,
  decisions: Decisions,
  ownRows: ReadonlySet<number>,
): ReadonlySet<number> | null => {
  const { columnCount, entryStart, entryRow, entryUse, isEquation } = program
  /** What each column gives to each other row. */
  const given = new Map<number, Map<number, number>>()
  for (let c = 0; c < columnCount; c++)
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      const row = entryRow[e]!
      if (entryUse[e] === 0 || ownRows.has(row)) continue
      if (entryUse[e]! > 0 || isEquation[row]) return null
      const columns = given.get(row) ?? new Map<number, number>()
      columns.set(c, (columns.get(c) ?? 0) - entryUse[e]!)
      given.set(row, columns)
      if (given.size > mostRows) return null
    }
  for (const [row, columns] of given)
    if (!isImplied(program, decisions, columns, -program.limit[row]!)) return null
  return new Set(given.keys())
}

/** Whether there is a group of which every column, by itself or by what it needs, gives all that the row asks for. */
const isImplied = (
  { groupCount, groupStart, cost }: GroupedProgram,
  { needs, openings, openingOfGroup }: Decisions,
  given: ReadonlyMap<number, number>,
  asked: number,
): boolean => {
  const gives = (c: number) =>
    (given.get(c) ?? 0) + (given.get(openings[needs[c]!]?.yes ?? -1) ?? 0) >= asked - 1e-9
  const isEnough = (g: number) => {
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++)
      if (cost[c] !== Number.POSITIVE_INFINITY && !gives(c)) return false
    return true
  }
  for (let g = 0; g < groupCount; g++) if (!openingOfGroup.has(g) && isEnough(g)) return true
  return false
}
