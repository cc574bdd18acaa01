import { type GroupedProgram, longestGroup } from './groupedProgram.ts'
import { type Pricing, reducedCostOf, reducedCosts } from './pricing.ts'

/** Columns that a group gets at most in one round. */
const mostPerGroup = 4

/** Columns by group: those of `groups[k]` are `columnsOf[k]`. */
export interface ColumnsByGroup {
  groups: number[]
  columnsOf: number[][]
}

/** What each group has now: a price from the core's rows, or one column outside. */
export interface PresentChoices {
  /** The core's row of each group; −1 outside. */
  groupRow: Int32Array
  rowDual: Float64Array
  /** The column of each group outside; −1 inside. */
  fixed: Int32Array
  /** What a dual of 1 means in costs; also keeps small costs from being told apart by rounding. */
  costScale: number
}

/**
 * The columns whose reduced cost is below what their group has now by more than `tolerance` (relative), the cheapest few of each group.
 * A group that was outside leads with the column that it has, unless that one is forbidden.
 */
export const missingColumns = (
  program: GroupedProgram,
  { least, cheapest }: Pricing,
  price: Float64Array,
  { groupRow, rowDual, fixed, costScale }: PresentChoices,
  tolerance: number,
): ColumnsByGroup => {
  const { groupCount, groupStart, cost } = program
  const buffer = new Float64Array(longestGroup(program))
  const groups: number[] = []
  const columnsOf: number[][] = []
  for (let g = 0; g < groupCount; g++) {
    const row = groupRow[g]!
    const column = fixed[g]!
    if (row < 0 && cheapest[g] === column) continue
    let known: number
    if (row >= 0) known = rowDual[row]! * costScale
    else if (cost[column] === Number.POSITIVE_INFINITY) known = Number.POSITIVE_INFINITY
    else known = reducedCostOf(program, price, column)
    const limit =
      known === Number.POSITIVE_INFINITY ? known : known - tolerance * (costScale + Math.abs(known))
    if (least[g]! >= limit) continue
    const [first, end] = [groupStart[g]!, groupStart[g + 1]!]
    reducedCosts(program, price, first, end, buffer)
    const better: number[] = []
    for (let i = 0; i < end - first; i++) if (buffer[i]! < limit) better.push(i)
    better.sort((a, b) => buffer[a]! - buffer[b]! || a - b)
    const columns = better.slice(0, mostPerGroup).map((i) => first + i)
    groups.push(g)
    columnsOf.push(row >= 0 || known === Number.POSITIVE_INFINITY ? columns : [column, ...columns])
  }
  return { groups, columnsOf }
}

/** The cheapest few columns of every group at some prices, the cheapest first. */
export const cheapestColumns = (
  program: GroupedProgram,
  price: Float64Array,
  perGroup: number,
): ColumnsByGroup => {
  const { groupCount, groupStart } = program
  const buffer = new Float64Array(longestGroup(program))
  const columnsOf: number[][] = []
  for (let g = 0; g < groupCount; g++) {
    const [first, end] = [groupStart[g]!, groupStart[g + 1]!]
    reducedCosts(program, price, first, end, buffer)
    const order: number[] = []
    for (let i = 0; i < end - first; i++) if (buffer[i]! < Number.POSITIVE_INFINITY) order.push(i)
    order.sort((a, b) => buffer[a]! - buffer[b]! || a - b)
    columnsOf.push(order.slice(0, perGroup).map((i) => first + i))
  }
  return { groups: columnsOf.map((_, g) => g), columnsOf }
}

/** A column that costs at most so much more than its group’s cheapest, of the group’s dearest, is likely in the optimal basis. */
const nearTie = 0.005

/** Of lists led by the cheapest column of a group, the others that cost hardly more at some prices, the nearest first. */
export const nearlyCheapest = (
  program: GroupedProgram,
  price: Float64Array,
  columnsOf: readonly (readonly number[])[],
): { column: number; first: number }[] => {
  const found: { column: number; first: number; excess: number }[] = []
  for (const columns of columnsOf) {
    const first = columns[0]
    if (first === undefined) continue
    const least = reducedCostOf(program, price, first)
    const scale = columns.reduce((most, c) => Math.max(most, Math.abs(program.cost[c]!)), 1e-9)
    for (const column of columns.slice(1)) {
      const excess = (reducedCostOf(program, price, column) - least) / scale
      if (excess <= nearTie) found.push({ column, first, excess })
    }
  }
  return found.sort((a, b) => a.excess - b.excess || a.column - b.column)
}
