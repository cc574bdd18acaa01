import type { GroupedProgram } from './groupedProgram.ts'

/** The cheapest column of each group that uses up no limit; −1 where every one does. It is in every list, and so bounds the prices. */
export const freeColumns = ({
  groupCount,
  groupStart,
  cost,
  entryStart,
  entryUse,
}: GroupedProgram): Int32Array => {
  const found = new Int32Array(groupCount).fill(-1)
  for (let g = 0; g < groupCount; g++)
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
      let isFree = cost[c]! < Number.POSITIVE_INFINITY
      for (let e = entryStart[c]!; e < entryStart[c + 1]! && isFree; e++) isFree = entryUse[e]! <= 0
      if (isFree && (found[g] === -1 || cost[c]! < cost[found[g]!]!)) found[g] = c
    }
  return found
}

/** What a temperature of 1 means for each group: its cheapest cost, or a part of the mean where that is about nothing. */
export const baseScales = (
  { groupCount, groupStart, cost }: GroupedProgram,
  freeColumn: Int32Array,
): Float64Array => {
  const scales = new Float64Array(groupCount)
  for (let g = 0; g < groupCount; g++) {
    let sum = 0
    let count = 0
    let least = Number.POSITIVE_INFINITY
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
      const amount = Math.abs(cost[c]!)
      if (c === freeColumn[g] || amount === Number.POSITIVE_INFINITY) continue
      sum += amount
      count++
      if (amount < least) least = amount
    }
    scales[g] = count === 0 ? 1e-9 : Math.max(1e-9, least, (0.05 * sum) / count)
  }
  return scales
}

/**
 * What a unit of each limit may be worth: mean cost of the columns over their mean use of the row, from a part of the columns where
 * there are many.
 */
export const unitCosts = ({
  cost,
  entryStart,
  entryRow,
  entryUse,
  columnCount,
  rowCount,
}: GroupedProgram): Float64Array => {
  const sum = new Float64Array(rowCount)
  const use = new Float64Array(rowCount)
  const stride = Math.max(1, Math.floor(columnCount / 200_000))
  for (let c = 0; c < columnCount; c += stride) {
    if (cost[c] === Number.POSITIVE_INFINITY) continue
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      const r = entryRow[e]!
      sum[r] = sum[r]! + Math.abs(cost[c]!)
      use[r] = use[r]! + Math.abs(entryUse[e]!)
    }
  }
  return sum.map((total, r) => (use[r]! > 0 ? total / use[r]! : 1))
}

/** What a column that uses a row at all uses of it in the mean; 1 where none does. */
export const meanUses = ({
  columnCount,
  entryStart,
  entryRow,
  entryUse,
  rowCount,
}: GroupedProgram): Float64Array => {
  const sum = new Float64Array(rowCount)
  const count = new Int32Array(rowCount)
  for (let e = 0, end = entryStart[columnCount]!; e < end; e++) {
    if (entryUse[e] === 0) continue
    const r = entryRow[e]!
    sum[r] = sum[r]! + Math.abs(entryUse[e]!)
    count[r]!++
  }
  return sum.map((total, r) => (count[r]! > 0 ? total / count[r]! : 1))
}
