import type { LinearModel } from '../../linear/linearModel.ts'
import type { GroupedLp, SparsePlan } from './groupedLp.ts'
import type { GroupedProgram } from './groupedProgram.ts'

/** The values of the model's columns in a plan. */
export const valuesOf = (
  { origin }: GroupedProgram,
  { columns, shares }: SparsePlan,
): Float64Array => {
  const values = origin.base.slice()
  columns.forEach((c, k) => {
    const j = origin.modelColumn[c]!
    if (j >= 0) values[j] = values[j]! + origin.fullValue[c]! * shares[k]!
  })
  return values
}

/** The shadow prices of the model's rows and the reduced costs of its columns, after the last look at all columns. */
export const pricesOf = (model: LinearModel, { program, price, pricing }: GroupedLp) => {
  const { origin, groupCount } = program
  const rowPrice = new Float64Array(model.rowCount)
  origin.modelRow.forEach((row, k) => {
    rowPrice[row] = rowPrice[row]! - price[k]! * origin.rowSign[k]!
  })
  for (let g = 0; g < groupCount; g++) {
    const row = origin.groupRow[g]!
    if (row >= 0) rowPrice[row] = pricing.least[g]! / origin.groupTotal[g]!
  }
  const reducedCost = model.cost.slice()
  const { rowStart, columnIndex, value } = model
  for (let row = 0; row < model.rowCount; row++) {
    const rate = rowPrice[row]!
    if (rate === 0) continue
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const j = columnIndex[k]!
      reducedCost[j] = reducedCost[j]! - rate * value[k]!
    }
  }
  return { rowPrice, reducedCost }
}

/** Prices of a program's shared rows from shadow prices of the model's rows, to start from: none of the wrong sign. */
export const startPrices = (
  { origin, isEquation }: GroupedProgram,
  rowPrice: Float64Array,
): Float64Array =>
  Float64Array.from(origin.modelRow, (row, k) => {
    const price = -(rowPrice[row] ?? 0) * origin.rowSign[k]!
    return isEquation[k] ? price : Math.max(0, price)
  })
