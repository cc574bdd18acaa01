import type { EngineChoice } from '@berth/shared'
import { type LinearModel, sizeOf } from '../linear/linearModel.ts'
import { highsSolver } from './highs/highsSolver.ts'
import type { LinearSolver } from './linearSolver.ts'
import { isFacilityModel, priceSolver } from './price/priceSolver.ts'
import { simplexJsSolver } from './simplexJs/simplexJsSolver.ts'

/** An engine and why it was chosen, or why the one asked for cannot take the model. */
export type SolverSelection =
  | { solver: LinearSolver; reason: string; refusal: null }
  | { solver: LinearSolver; reason: string; refusal: string }

const engines = { highs: highsSolver, 'simplex-js': simplexJsSolver, price: priceSolver }

/** From so many columns on, linear programs go to the engine that works on the prices of what is shared. */
const largeProgram = 20_000
const hasOpenDecision = ({ isInteger, lower, upper }: LinearModel) =>
  isInteger.some((whole, column) => whole === 1 && lower[column] !== upper[column])

/** The engine that is asked for, or the one that suits the model. Plain JavaScript must be asked for: it gives no prices, and its tolerances are coarse. */
export const selectSolver = (choice: EngineChoice, model: LinearModel): SolverSelection => {
  if (choice !== 'auto') {
    const solver = engines[choice]
    const refusal = solver.refuses(model)
    return { solver, reason: 'asked for by name', refusal }
  }
  const { columns, integers } = sizeOf(model)
  const size = `${columns.toLocaleString('en')} columns with ${integers.toLocaleString('en')} yes-or-no decisions`
  if (columns >= largeProgram && !hasOpenDecision(model))
    return {
      solver: priceSolver,
      reason: `auto: ${columns.toLocaleString('en')} columns without a yes-or-no decision left to make are what price is made for`,
      refusal: priceSolver.refuses(model),
    }
  if (isFacilityModel(model))
    return {
      solver: priceSolver,
      reason: `auto: ${size} are facility location, for which price has bounds of its own`,
      refusal: null,
    }
  return {
    solver: highsSolver,
    reason: `auto: ${size}; highs solves programs of every kind, and gives prices and bounds`,
    refusal: highsSolver.refuses(model),
  }
}
