import type { Highs, Model } from 'highs'
import type { GroupedProgram } from './groupedProgram.ts'

/** The row of each excess column: one per row for what exceeds its limit; an equation has one more for what it falls short by. */
export const excessRows = ({ isEquation }: GroupedProgram): Int32Array => {
  const rows = [...isEquation.keys()]
  return Int32Array.from([...rows, ...rows.filter((r) => isEquation[r] === 1)])
}

/** An engine's model of the shared rows alone, in which every limit may be exceeded at a price that a plan never wants to pay. */
export const openExcessModel = (
  highs: Highs,
  { rowCount, limit, isEquation }: GroupedProgram,
  excessRow: Int32Array,
  colCost: Float64Array,
): Model => {
  const count = excessRow.length
  const model = highs.createModel({
    numCols: count,
    numRows: rowCount,
    offset: 0,
    colCost,
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    rowLower: limit.map((amount, r) => (isEquation[r] ? amount : Number.NEGATIVE_INFINITY)),
    rowUpper: limit,
    integrality: new Int32Array(count),
    matrix: {
      format: 'csc',
      numRows: rowCount,
      numCols: count,
      starts: Int32Array.from({ length: count + 1 }, (_, k) => k),
      indices: excessRow,
      values: Float64Array.from(excessRow, (_, k) => (k < rowCount ? -1 : 1)),
    },
  })
  model.options.set({
    output_flag: false,
    presolve: 'off',
    solver: 'simplex',
    primal_feasibility_tolerance: 1e-9,
    dual_feasibility_tolerance: 1e-9,
    random_seed: 1,
  })
  return model
}
