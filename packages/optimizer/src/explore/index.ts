/**
 * Questions that need many plans: fewer sites, other goals, shocks, the way from today to a plan.
 *
 * @module @berth/optimizer/explore
 */
export type { AskOptions, AskProgress } from '../askOptions.ts'
export { type Replanned, replan } from './replan.ts'
