import type { Question } from './question.ts'
import { stressQuestion } from './stress.ts'

/** The questions of `berth explore`, by name. */
export const exploreQuestions: Record<string, Question> = {
  stress: stressQuestion,
}
