import type { LinearSolver } from '../linearSolver.ts'
import { HighsSession } from './highsSession.ts'
import { loadHighs } from './loadHighs.ts'

/** Non-zeros beyond which the 4 GB of a WebAssembly module may not hold model and factors. */
const largestNonZeroCount = 20_000_000

/** HiGHS, compiled to WebAssembly: simplex and branch and cut. Its calls block the thread they run in. */
export const highsSolver: LinearSolver = {
  name: 'highs',
  version: '1.15.3',
  hasPrices: true,
  canCancel: true,
  takesStart: true,
  reportsProgress: true,
  refuses: (model) =>
    model.value.length > largestNonZeroCount
      ? `highs takes up to ${largestNonZeroCount.toLocaleString('en')} non-zeros and this model has ${model.value.length.toLocaleString('en')}`
      : null,
  open: async (model) => new HighsSession(await loadHighs(), model),
}
