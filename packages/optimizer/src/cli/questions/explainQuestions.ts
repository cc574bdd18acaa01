import { assumptionsQuestion } from './assumptions.ts'
import { conflictQuestion } from './conflict.ts'
import { moveQuestion } from './move.ts'
import { operatorsQuestion } from './operators.ts'
import { pricesQuestion } from './prices.ts'
import type { Question } from './question.ts'
import { rankQuestion } from './rank.ts'
import { strandedQuestion } from './stranded.ts'
import { whyNotQuestion } from './whyNot.ts'

/** The questions of `berth explain`, by name. */
export const explainQuestions: Record<string, Question> = {
  conflict: conflictQuestion,
  'why-not': whyNotQuestion,
  prices: pricesQuestion,
  rank: rankQuestion,
  move: moveQuestion,
  stranded: strandedQuestion,
  operators: operatorsQuestion,
  assumptions: assumptionsQuestion,
}
