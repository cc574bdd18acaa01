/**
 * Answers to a planner's "why?": what forbids a place, which limits contradict each other, what one more unit is worth.
 *
 * @module @berth/optimizer/explain
 */
export type { AskOptions, AskProgress } from '../askOptions.ts'
