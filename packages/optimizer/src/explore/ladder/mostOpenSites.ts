import type { Formulation } from '../../formulation/formulation.ts'
import { LinearModelBuilder } from '../../linear/linearModel.ts'
import { highsSolver } from '../../solvers/highs/highsSolver.ts'
import { siteRows } from './siteRows.ts'

const seconds = 5

/**
 * How many sites may be open at most, whatever runs there: what limits of operators and of the planner leave, by a small program of its own. Where its time is up,
 * what is proved.
 *
 * @param mayStayBroken Whether limits that are broken today may be.
 */
export const mostOpenSites = async (
  formulation: Formulation,
  mayStayBroken: boolean,
): Promise<number> => {
  const { excess, model, variables } = formulation
  const builder = new LinearModelBuilder()
  const columnOf = new Map<number, number>()
  const isExcess = new Set(excess.map(({ column }) => column))
  const own = (column: number): number => {
    const known = columnOf.get(column)
    if (known !== undefined) return known
    const upper = isExcess.has(column) && !mayStayBroken ? 0 : (model.upper[column] ?? 0)
    const added = builder.addColumn(
      model.columnName(column),
      model.lower[column] ?? 0,
      upper,
      model.isInteger[column] === 1,
    )
    columnOf.set(column, added)
    return added
  }
  const sites = [...variables.siteOpen].map(own)
  for (const { columns, row, values } of siteRows(formulation))
    builder.addRow(model.rowName(row), model.rowLower[row] ?? 0, model.rowUpper[row] ?? 0, {
      columns: columns.map(own),
      values,
    })
  const goal = new Float64Array(builder.columnCount)
  for (const column of sites) goal[column] = -1
  const session = await highsSolver.open(builder.build(goal))
  try {
    const { bestBound } = session.solve({ gapRelative: 0, timeLimitSeconds: seconds })
    return Number.isFinite(bestBound) ? Math.floor(-bestBound + 1e-6) : sites.length
  } finally {
    session.dispose()
  }
}
