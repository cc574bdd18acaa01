import type { LinearModel } from '../../linear/linearModel.ts'

/**
 * Rows whose columns share a total and stand in no other such row, the longest first: Σ v x = k, or ≤ k with a choice that stands for nothing.
 * Bounds of the columns must follow from the row. Writes the row of each column into `groupOf`, which has −1 where there is none yet.
 */
export const findGroupRows = (model: LinearModel, groupOf: Int32Array): number[] => {
  const { rowCount, rowStart, columnIndex, value, lower, upper, rowLower, rowUpper } = model
  const sharesTotal = (row: number) => {
    const [first, end] = [rowStart[row]!, rowStart[row + 1]!]
    const total = rowUpper[row]!
    const coefficient = value[first] ?? 0
    if (end - first < 2 || !Number.isFinite(total) || coefficient <= 0 || total <= 0) return false
    if (rowLower[row] !== total && rowLower[row] !== Number.NEGATIVE_INFINITY) return false
    for (let k = first; k < end; k++) {
      const j = columnIndex[k]!
      if (value[k] !== coefficient || lower[j] !== 0) return false
      if (upper[j] !== 0 && upper[j]! < (total / coefficient) * (1 - 1e-12)) return false
    }
    return true
  }
  const rows: number[] = []
  for (let row = 0; row < rowCount; row++) if (sharesTotal(row)) rows.push(row)
  const length = (row: number) => rowStart[row + 1]! - rowStart[row]!
  const isEquation = (row: number) => (rowLower[row] === rowUpper[row] ? 1 : 0)
  rows.sort((a, b) => isEquation(b) - isEquation(a) || length(b) - length(a) || a - b)
  const chosen: number[] = []
  for (const row of rows) {
    let isFree = true
    for (let k = rowStart[row]!; k < rowStart[row + 1]! && isFree; k++)
      isFree = groupOf[columnIndex[k]!] === -1
    if (!isFree) continue
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) groupOf[columnIndex[k]!] = row
    chosen.push(row)
  }
  return chosen.sort((a, b) => a - b)
}
