import { sizeOf } from '../../linear/linearModel.ts'
import type { LinearSolver } from '../linearSolver.ts'
import { SimplexJsSession } from './simplexJsSession.ts'

/** A dense tableau of this many cells takes about a second per hundred pivots. */
const largestTableau = 2_000_000
const largestIntegerCount = 60

/** javascript-lp-solver: a dense simplex with branch and cut in plain JavaScript. Exact on small models. */
export const simplexJsSolver: LinearSolver = {
  name: 'simplex-js',
  version: '1.0.3',
  hasPrices: false,
  canCancel: false,
  takesStart: false,
  reportsProgress: false,
  refuses: (model) => {
    const { columns, rows, integers } = sizeOf(model)
    const words = (count: number) => count.toLocaleString('en')
    if (columns * rows > largestTableau)
      return `simplex-js keeps a dense tableau of up to ${words(largestTableau)} cells and this model has ${words(columns)} columns × ${words(rows)} rows; use highs`
    if (integers > largestIntegerCount)
      return `simplex-js branches on up to ${largestIntegerCount} yes-or-no decisions and this model has ${words(integers)}; use highs`
    return null
  },
  open: async (model) => new SimplexJsSession(model),
}
