import type { GroupedProgram } from './groupedProgram.ts'
import type { Opening } from './openings.ts'

/**
 * Prices at which every opening is worth exactly what it costs: each of the n limits that it gives b of has the price cost / (n b).
 * So it is in the LP where an opening is open in part, but for how its limits share the cost.
 */
export const fairPrices = (
  { rowCount, entryStart, entryRow, entryUse, cost }: GroupedProgram,
  openings: readonly Opening[],
): Float64Array => {
  const price = new Float64Array(rowCount)
  for (const { yes, no } of openings) {
    const worth = cost[yes]! - cost[no]!
    if (!(worth > 0 && worth < Number.POSITIVE_INFINITY)) continue
    const given: number[] = []
    for (let e = entryStart[yes]!; e < entryStart[yes + 1]!; e++)
      if (entryUse[e]! < 0) given.push(e)
    for (const e of given) price[entryRow[e]!] = worth / (given.length * -entryUse[e]!)
  }
  return price
}
