import type { GroupedProgram } from './groupedProgram.ts'

/** What a yes-or-no column opens: columns of groups that cannot be used without it. */
export interface Opening {
  /** The group of two that stands for the decision: its first column is no, its second yes. */
  group: number
  no: number
  yes: number
  /** Columns that need it, ascending. */
  needing: Int32Array
}

/**
 * Finds the decisions that open something: whole columns of their own which a shared row gives back capacity for,
 * and without which that row allows no use at all.
 */
export const findOpenings = (program: GroupedProgram, isWhole: Uint8Array): Opening[] => {
  const { groupCount, groupStart, rowCount, entryStart, entryRow, entryUse, limit, origin } =
    program
  const yesOf = new Int32Array(rowCount).fill(-1)
  const openings: (Omit<Opening, 'needing'> & { columns: number[] })[] = []
  const opens = new Int32Array(program.columnCount).fill(-1)
  for (let g = 0; g < groupCount; g++) {
    if (groupStart[g]! < origin.aloneStart) continue
    const yes = groupStart[g]! + 1
    const j = origin.modelColumn[yes]!
    if (!isWhole[j] || origin.fullValue[yes] !== 1) continue
    opens[yes] = openings.length
    openings.push({ group: g, no: groupStart[g]!, yes, columns: [] })
  }
  for (let c = 0; c < program.columnCount; c++)
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      const r = entryRow[e]!
      if (entryUse[e]! >= 0 || limit[r]! > 1e-9) continue
      // A row that more than one column gives back to, opening or not, says less than this needs.
      yesOf[r] = opens[c]! >= 0 && yesOf[r] === -1 ? c : -2
    }
  for (let c = 0; c < origin.aloneStart; c++) {
    let needed = -1
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      const yes = yesOf[entryRow[e]!]!
      if (yes >= 0 && entryUse[e]! > 0) needed = yes
    }
    if (needed >= 0) openings[opens[needed]!]!.columns.push(c)
  }
  return openings.map(({ columns, ...opening }) => ({
    ...opening,
    needing: Int32Array.from(columns),
  }))
}
