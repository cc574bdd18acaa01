import type { QuestionKind } from '../../explorations/questions.ts'
import type { QuestionSchema } from './questionSchema.ts'
import { alternativePlans } from './questions/alternativePlans.ts'
import { assumptions } from './questions/assumptions.ts'
import { breakEven } from './questions/breakEven.ts'
import { conflict } from './questions/conflict.ts'
import { consolidationLadder } from './questions/consolidationLadder.ts'
import { migrationWaves } from './questions/migrationWaves.ts'
import { negotiate } from './questions/negotiate.ts'
import { paretoFrontier } from './questions/paretoFrontier.ts'
import { priceCurve } from './questions/priceCurve.ts'
import { prices } from './questions/prices.ts'
import { strandedCapacity } from './questions/strandedCapacity.ts'
import { stress } from './questions/stress.ts'
import { whyNotHere } from './questions/whyNotHere.ts'

/** Every question, by its name. One that is answered but cannot be asked does not compile. */
export const questionSchemas: { [K in QuestionKind]: QuestionSchema<K> } = {
  whyNotHere,
  conflict,
  prices,
  priceCurve,
  migrationWaves,
  negotiate,
  strandedCapacity,
  assumptions,
  consolidationLadder,
  breakEven,
  paretoFrontier,
  alternativePlans,
  stress,
}
export const questionKinds = Object.keys(questionSchemas) as QuestionKind[]
