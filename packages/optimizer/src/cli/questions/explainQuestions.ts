import type { Question } from './question.ts'

/** The questions of `berth explain`, by name. */
export const explainQuestions: Record<string, Question> = {}
