import type { GroupedProgram } from './groupedProgram.ts'

/** What one look at every column found. */
export interface Pricing {
  /** No plan can cost less: Σ over groups of the cheapest column, less what the limits are worth. */
  bound: number
  /** Cheapest reduced cost of each group, and the column that has it. */
  least: Float64Array
  cheapest: Int32Array
}

/** Reduced cost of one column at the given prices: its cost and what its use of the limits is worth. */
export const reducedCostOf = (
  { cost, entryStart, entryRow, entryUse }: GroupedProgram,
  price: Float64Array,
  c: number,
): number => {
  let sum = cost[c]!
  for (let e = entryStart[c]!, end = entryStart[c + 1]!; e < end; e++)
    sum += price[entryRow[e]!]! * entryUse[e]!
  return sum
}

/** Reduced costs of the columns from `first` to before `end`, into `into` from index 0. */
export const reducedCosts = (
  program: GroupedProgram,
  price: Float64Array,
  first: number,
  end: number,
  into: Float64Array,
): void => {
  const { cost, entryRow, entryUse, pairEnd } = program
  if (end > pairEnd) {
    for (let c = first; c < end; c++) into[c - first] = reducedCostOf(program, price, c)
    return
  }
  for (let c = first, k = 0; c < end; c++, k++) {
    const e = c + c
    into[k] =
      cost[c]! + price[entryRow[e]!]! * entryUse[e]! + price[entryRow[e + 1]!]! * entryUse[e + 1]!
  }
}

/** Looks at every column of every group: one pricing pass. */
export const priceAll = (program: GroupedProgram, price: Float64Array, into: Pricing): void => {
  const { groupCount, groupStart, cost, entryRow, entryUse, pairEnd, limit, rowCount } = program
  const { least, cheapest } = into
  let sum = 0
  for (let g = 0; g < groupCount; g++) {
    const end = groupStart[g + 1]!
    let c = groupStart[g]!
    let low = Number.POSITIVE_INFINITY
    let at = c
    if (end <= pairEnd)
      for (; c < end; c++) {
        const e = c + c
        const rc =
          cost[c]! +
          price[entryRow[e]!]! * entryUse[e]! +
          price[entryRow[e + 1]!]! * entryUse[e + 1]!
        if (rc < low) {
          low = rc
          at = c
        }
      }
    else
      for (; c < end; c++) {
        const rc = reducedCostOf(program, price, c)
        if (rc < low) {
          low = rc
          at = c
        }
      }
    least[g] = low
    cheapest[g] = at
    sum += low
  }
  for (let r = 0; r < rowCount; r++) sum -= price[r]! * limit[r]!
  into.bound = sum + program.offset
}
