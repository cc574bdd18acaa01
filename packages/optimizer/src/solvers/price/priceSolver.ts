import { type LinearModel, sizeOf } from '../../linear/linearModel.ts'
import { loadHighs } from '../highs/loadHighs.ts'
import type { LinearSolver } from '../linearSolver.ts'
import { readGroups } from './groupedProgram.ts'
import { PriceSession } from './priceSession.ts'
import { isFacilityLocation } from './solveMip.ts'

/** Below so many columns HiGHS is as fast alone. */
const smallest = 5000

/** The engine with its smallest model set, so that tests can see it work on tiny ones. */
export const priceSolverFrom = (smallestModel: number): LinearSolver => ({
  name: 'price',
  version: '1',
  hasPrices: true,
  canCancel: true,
  takesStart: true,
  reportsProgress: true,
  refuses: () => null,
  open: async (model) => new PriceSession(await loadHighs(), model, smallestModel),
})

/**
 * Solves placement problems by the prices of their shared limits: a smooth dual brings the prices near the optimum, a small simplex core
 * closes the rest, and a look at every column proves it. What it cannot see as groups goes to HiGHS.
 */
export const priceSolver: LinearSolver = priceSolverFrom(smallest)

/** Openings are few beside what they serve: at most one whole column for so many others. */
const leastPerOpening = 20

/** Whether a model is facility location, which the engine searches by bounds of its own. */
export const isFacilityModel = (model: LinearModel): boolean => {
  const { columns, integers } = sizeOf(model)
  if (columns < smallest || integers === 0 || integers * leastPerOpening > columns) return false
  const program = readGroups(model)
  return typeof program !== 'string' && isFacilityLocation(program, model.isInteger)
}
