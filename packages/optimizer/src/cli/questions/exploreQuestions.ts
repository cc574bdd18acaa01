import type { Question } from './question.ts'

/** The questions of `berth explore`, by name. */
export const exploreQuestions: Record<string, Question> = {}
