import type { LinearModel } from '../../linear/linearModel.ts'
import { findGroupRows } from './groupRows.ts'

/**
 * A linear program seen as groups that share limits: minimise Σ cost·x + offset, where the shares of each group add up to 1,
 * and Σ use·x ≤ limit holds for every shared row (= where it is an equation). What a workload may use is a group;
 * a column of its own, such as an open site, is a group of two choices: its lower and its upper bound.
 *
 * The columns of group g are `groupStart[g] … groupStart[g + 1] − 1`, the entries of column c `entryStart[c] … entryStart[c + 1] − 1`.
 * The first `pairEnd` columns have exactly two entries each (zeros fill up), so that their entries stand at 2c and 2c + 1.
 */
export interface GroupedProgram {
  groupCount: number
  columnCount: number
  rowCount: number
  groupStart: Int32Array
  cost: Float64Array
  entryStart: Int32Array
  entryRow: Int32Array
  entryUse: Float64Array
  pairEnd: number
  limit: Float64Array
  isEquation: Uint8Array
  offset: number
  /** How the program came from the model. */
  origin: GroupOrigin
}

/** The way back from groups to the model. */
export interface GroupOrigin {
  /** The model's column of each column; −1 for a choice that stands for nothing. */
  modelColumn: Int32Array
  /** The column of each of the model's; −1 for one that is fixed. */
  columnOf: Int32Array
  /** Value of each of the model’s columns when its share is 0: its lower bound. */
  base: Float64Array
  /** Value of the model’s column when the share is 1, above its lower bound. */
  fullValue: Float64Array
  /** The model’s row that makes each group; −1 for a column of its own. */
  groupRow: Int32Array
  /** What the shares of the group add up to in the model’s row. */
  groupTotal: Float64Array
  /** Coefficient of the group’s columns in that row. */
  groupCoefficient: Float64Array
  /** The model’s row of each shared row, and 1 or −1 by its side. */
  modelRow: Int32Array
  rowSign: Float64Array
  /** What the lower bounds of the columns use of each model row that a shared row came from. */
  atLower: Float64Array
  /** Columns from here on are columns of their own. */
  aloneStart: number
}

const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a))

/** Finds the groups of a model, or says in words why it cannot be seen that way. */
export const readGroups = (model: LinearModel): GroupedProgram | string => {
  const { columnCount, rowCount, lower, upper, rowStart, columnIndex, value } = model
  for (let j = 0; j < columnCount; j++)
    if (!Number.isFinite(lower[j]!)) return `column ${model.columnName(j)} has no lower bound`
  const groupOf = new Int32Array(columnCount).fill(-1)
  const groupRows = findGroupRows(model, groupOf)
  const isGroupRow = new Uint8Array(rowCount)
  for (const row of groupRows) isGroupRow[row] = 1

  // Columns of their own come after the groups, each as a group of two; fixed ones only shift the limits.
  const alone: number[] = []
  for (let j = 0; j < columnCount; j++) {
    if (groupOf[j] !== -1 || isSame(lower[j]!, upper[j]!)) continue
    if (!Number.isFinite(upper[j]!)) return `column ${model.columnName(j)} has no upper bound`
    alone.push(j)
  }
  const spare = groupRows.filter((row) => model.rowLower[row] !== model.rowUpper[row]).length
  let inGroups = spare
  for (const row of groupRows) inGroups += rowStart[row + 1]! - rowStart[row]!
  const columns = inGroups + 2 * alone.length
  const groupCount = groupRows.length + alone.length
  const groupStart = new Int32Array(groupCount + 1)
  const origin: GroupOrigin = {
    modelColumn: new Int32Array(columns).fill(-1),
    columnOf: new Int32Array(columnCount).fill(-1),
    base: lower.slice(),
    fullValue: new Float64Array(columns),
    groupRow: new Int32Array(groupCount).fill(-1),
    groupTotal: new Float64Array(groupCount).fill(1),
    groupCoefficient: new Float64Array(groupCount).fill(1),
    modelRow: new Int32Array(0),
    rowSign: new Float64Array(0),
    atLower: new Float64Array(0),
    aloneStart: 0,
  }
  const { columnOf } = origin
  const cost = new Float64Array(columns)
  let offset = model.offset
  for (let j = 0; j < columnCount; j++) offset += model.cost[j]! * lower[j]!
  let at = 0
  const put = (j: number, fullValue: number) => {
    origin.modelColumn[at] = j
    origin.fullValue[at] = fullValue
    // A column that may not be used costs infinitely much, so that no pass ever takes it.
    cost[at] = upper[j] === 0 ? Number.POSITIVE_INFINITY : model.cost[j]! * fullValue
    columnOf[j] = at++
  }
  groupRows.forEach((row, g) => {
    const coefficient = value[rowStart[row]!]!
    const total = model.rowUpper[row]!
    origin.groupRow[g] = row
    origin.groupTotal[g] = total
    origin.groupCoefficient[g] = coefficient
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++)
      put(columnIndex[k]!, total / coefficient)
    if (model.rowLower[row] !== total) at++
    groupStart[g + 1] = at
  })
  const aloneStart = at
  origin.aloneStart = at
  alone.forEach((j, k) => {
    at++
    put(j, upper[j]! - lower[j]!)
    groupStart[groupRows.length + k + 1] = at
  })

  // Shared rows: one for each side that limits anything.
  const sides: {
    row: number
    sign: number
    limit: number
    isEquation: boolean
    atLower: number
  }[] = []
  for (let row = 0; row < rowCount; row++) {
    if (isGroupRow[row]) continue
    const [low, high] = [model.rowLower[row]!, model.rowUpper[row]!]
    let atLower = 0
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++)
      atLower += value[k]! * lower[columnIndex[k]!]!
    if (low === high) sides.push({ row, sign: 1, limit: high - atLower, isEquation: true, atLower })
    else {
      if (high < Number.POSITIVE_INFINITY)
        sides.push({ row, sign: 1, limit: high - atLower, isEquation: false, atLower })
      if (low > Number.NEGATIVE_INFINITY)
        sides.push({ row, sign: -1, limit: atLower - low, isEquation: false, atLower })
    }
  }
  origin.modelRow = Int32Array.from(sides, ({ row }) => row)
  origin.rowSign = Float64Array.from(sides, ({ sign }) => sign)
  origin.atLower = Float64Array.from(sides, ({ atLower }) => atLower)
  const entryStart = new Int32Array(columns + 1)
  for (const { row } of sides)
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const c = columnOf[columnIndex[k]!]!
      if (c >= 0) entryStart[c + 1]!++
    }
  let mostInGroups = 0
  for (let c = 0; c < aloneStart; c++) mostInGroups = Math.max(mostInGroups, entryStart[c + 1]!)
  const pairEnd = mostInGroups <= 2 ? aloneStart : 0
  for (let c = 0; c < columns; c++)
    entryStart[c + 1] = entryStart[c]! + (c < pairEnd ? 2 : entryStart[c + 1]!)
  const next = entryStart.slice(0, columns)
  const entryRow = new Int32Array(entryStart[columns]!)
  const entryUse = new Float64Array(entryStart[columns]!)
  sides.forEach(({ row, sign }, r) => {
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const c = columnOf[columnIndex[k]!]!
      if (c < 0) continue
      const e = next[c]!++
      entryRow[e] = r
      entryUse[e] = sign * value[k]! * origin.fullValue[c]!
    }
  })
  return {
    groupCount,
    columnCount: columns,
    rowCount: sides.length,
    groupStart,
    cost,
    entryStart,
    entryRow,
    entryUse,
    pairEnd,
    limit: Float64Array.from(sides, ({ limit }) => limit),
    isEquation: Uint8Array.from(sides, ({ isEquation }) => (isEquation ? 1 : 0)),
    offset,
    origin,
  }
}

/** The group that a column belongs to: binary search. */
export const groupOfColumn = (
  { groupStart, groupCount }: GroupedProgram,
  column: number,
): number => {
  let [low, high] = [0, groupCount - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (groupStart[middle]! <= column) low = middle
    else high = middle - 1
  }
  return low
}

/** Number of columns of the largest group, for buffers. */
export const longestGroup = ({ groupCount, groupStart }: GroupedProgram): number => {
  let longest = 0
  for (let g = 0; g < groupCount; g++)
    longest = Math.max(longest, groupStart[g + 1]! - groupStart[g]!)
  return longest
}

/** No plan costs more, whatever it takes: the dearest column of each group; −∞ where a group has none that may be used. */
export const mostCost = ({ groupCount, groupStart, cost, offset }: GroupedProgram): number => {
  let sum = offset
  for (let g = 0; g < groupCount; g++) {
    let most = Number.NEGATIVE_INFINITY
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++)
      if (cost[c]! < Number.POSITIVE_INFINITY) most = Math.max(most, cost[c]!)
    sum += most
  }
  return sum
}
