import type { GroupedProgram } from './groupedProgram.ts'
import { spreadOver } from './levels.ts'

/**
 * A smaller program whose prices are about those of a large one: some of its groups, each standing for so many that costs and uses add up
 * to about the same, and all columns of their own, such as open sites. Null where there are not that many groups.
 */
export const sampleProgram = (program: GroupedProgram, count: number): GroupedProgram | null => {
  const { groupCount, groupStart, entryStart, origin } = program
  let served = 0
  while (served < groupCount && groupStart[served]! < origin.aloneStart) served++
  if (served <= count) return null
  const all = Int32Array.from({ length: groupCount }, (_, g) => g)
  const groups = [...spreadOver(program, all.slice(0, served), count), ...all.slice(served)]
  const size = (g: number) => groupStart[g + 1]! - groupStart[g]!
  const entries = (g: number) => entryStart[groupStart[g + 1]!]! - entryStart[groupStart[g]!]!
  const columnCount = groups.reduce((sum, g) => sum + size(g), 0)
  const entryCount = groups.reduce((sum, g) => sum + entries(g), 0)
  const sampled: GroupedProgram = {
    ...program,
    groupCount: groups.length,
    columnCount,
    groupStart: new Int32Array(groups.length + 1),
    cost: new Float64Array(columnCount),
    entryStart: new Int32Array(columnCount + 1),
    entryRow: new Int32Array(entryCount),
    entryUse: new Float64Array(entryCount),
    limit: program.limit.slice(),
  }
  let [column, entry] = [0, 0]
  groups.forEach((g, k) => {
    if (k === count) sampled.origin = { ...origin, aloneStart: column }
    const weight = k < count ? served / count : 1
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
      sampled.cost[column++] = weight * program.cost[c]!
      for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
        sampled.entryRow[entry] = program.entryRow[e]!
        sampled.entryUse[entry++] = weight * program.entryUse[e]!
      }
      sampled.entryStart[column] = entry
    }
    sampled.groupStart[k + 1] = column
  })
  sampled.pairEnd = program.pairEnd > 0 ? sampled.origin.aloneStart : 0
  return sampled
}
