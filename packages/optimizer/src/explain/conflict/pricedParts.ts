import type { LinearModel } from '../../linear/linearModel.ts'
import type { LinearSolution } from '../../solvers/linearSolver.ts'
import { isDemand, type RuleItem } from './ruleItem.ts'

/** A price below this is rounding. */
const noPrice = 1e-9
/** Demand of which less than this is left out does not count. */
const noticeable = 1e-6

/**
 * The rules that take part in the proof of a relaxation that demand cannot be served: those with a price. Rows with a price that share no column, directly
 * or by others, are conflicts of their own; of these the one with the least demand is taken.
 *
 * @see Gleeson, Ryan, "Identifying minimally infeasible subsystems of inequalities", ORSA Journal on Computing 2 (1990).
 */
export const pricedItems = (
  model: LinearModel,
  items: readonly RuleItem[],
  { rowPrice, reducedCost, values }: LinearSolution,
): RuleItem[] => {
  if (rowPrice === null || reducedCost === null || values === null) return [...items]
  const hasPrice = (item: RuleItem) =>
    isDemand(item)
      ? item.unservedColumns.some((column) => (reducedCost[column] ?? 0) < 1 - noPrice)
      : item.parts.some(({ column }) => Math.abs(reducedCost[column] ?? 0) > noPrice)
  const priced = items.filter(hasPrice)
  // Rows that were added after the model was built are not known here.
  const hasUnknownRow = rowPrice.subarray(model.rowCount).some((price) => Math.abs(price) > noPrice)
  if (hasUnknownRow) return priced
  const partOf = partsOf(model, rowPrice)
  const demandOf = new Map<number, { unserved: number; count: number }>()
  for (const item of priced)
    if (isDemand(item)) {
      const part = partOf(item)
      const known = demandOf.get(part) ?? { unserved: 0, count: 0 }
      const unserved = item.unservedColumns.reduce((sum, column) => sum + (values[column] ?? 0), 0)
      demandOf.set(part, { unserved: known.unserved + unserved, count: known.count + 1 })
    }
  const [least] = [...demandOf]
    .filter(([, { unserved }]) => unserved > noticeable)
    .sort(([, a], [, b]) => a.count - b.count)
  return least ? priced.filter((item) => partOf(item) === least[0]) : priced
}

/** The part to which an item belongs, of rows with a price that are joined by common columns. */
const partsOf = (
  { rowCount, columnCount, rowStart, columnIndex }: LinearModel,
  rowPrice: Float64Array,
) => {
  const parent = Int32Array.from({ length: rowCount }, (_, row) => row)
  const rootOf = (row: number): number => {
    let root = row
    while (parent[root] !== root) root = parent[root] ?? root
    for (let at = row; at !== root; ) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  const rowOfColumn = new Int32Array(columnCount).fill(-1)
  for (let row = 0; row < rowCount; row++) {
    if (Math.abs(rowPrice[row] ?? 0) <= noPrice) continue
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++) {
      const column = columnIndex[k] ?? 0
      const known = rowOfColumn[column] ?? -1
      if (known < 0) rowOfColumn[column] = row
      else parent[rootOf(row)] = rootOf(known)
    }
  }
  return (item: RuleItem): number => {
    const columns = [...item.unservedColumns, ...item.parts.map(({ column }) => column)]
    const row = columns.map((column) => rowOfColumn[column] ?? -1).find((known) => known >= 0)
    return row === undefined ? -1 : rootOf(row)
  }
}
