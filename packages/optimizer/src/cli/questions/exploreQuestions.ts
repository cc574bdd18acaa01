import { alternativesQuestion } from './alternatives.ts'
import { breakEvenQuestion } from './breakEven.ts'
import { frontierQuestion } from './frontier.ts'
import { ladderQuestion } from './ladder.ts'
import { negotiateQuestion } from './negotiate.ts'
import type { Question } from './question.ts'
import { stressQuestion } from './stress.ts'
import { wavesQuestion } from './waves.ts'

/** The questions of `berth explore`, by name. */
export const exploreQuestions: Record<string, Question> = {
  ladder: ladderQuestion,
  frontier: frontierQuestion,
  alternatives: alternativesQuestion,
  negotiate: negotiateQuestion,
  stress: stressQuestion,
  waves: wavesQuestion,
  'break-even': breakEvenQuestion,
}
