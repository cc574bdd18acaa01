/**
 * The difference between two plans of one fleet, without a solver.
 *
 * @module @berth/optimizer/compare
 */
export { compare } from './compare.ts'
