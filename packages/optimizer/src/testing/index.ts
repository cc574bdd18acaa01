/**
 * What tests of plans and of engines need: fleets of any size from a seed, optima by brute force, and the promises of an engine.
 *
 * @module @berth/optimizer/testing
 */
export type { LinearModel, RowEntries } from '../linear/linearModel.ts'
export { type WriteMpsOptions, writeMps } from '../linear/writeMps.ts'
export { highsSolver } from '../solvers/highs/highsSolver.ts'
export type {
  LinearSensitivity,
  LinearSession,
  LinearSolution,
  LinearSolveOptions,
  LinearSolver,
  ModelRefusal,
} from '../solvers/linearSolver.ts'
export { priceSolver } from '../solvers/price/priceSolver.ts'
export { simplexJsSolver } from '../solvers/simplexJs/simplexJsSolver.ts'
export { type BruteForceGoal, bruteForce } from './bruteForce.ts'
export { type ConflictCase, chanceConflictCase, conflictCase } from './conflicts/conflictCase.ts'
export { type PlantedConflict, plantedConflict, plantedKinds } from './conflicts/plantedConflict.ts'
export type { SolveCounts } from './countSolves.ts'
export { type DifferentialCase, differentialCase, shapeOfSeed } from './differential.ts'
export { type FleetShape, generateFleet } from './generateFleet.ts'
export {
  generateServingFleet,
  generateWorkloads,
  type WorkloadsShape,
} from './generateWorkloads.ts'
export {
  type PlacementProgramOptions,
  type ProgramShape,
  placementProgram,
} from './placementProgram.ts'
export { type ConformanceCase, solverConformance } from './solverConformance.ts'
