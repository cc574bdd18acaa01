import type { Question } from '../../exploring/question.ts'
import { ask } from '../../graphql/ask.ts'
import { type ConflictRecord, conflictDocument } from '../../graphql/conflictDocument.ts'

/** Which rules of a scenario cannot hold together, and three ways to repair it. */
export const conflictQuestion = (scenarioId: string): Question<ConflictRecord> => ({
  input: { conflict: { repairCount: 3 } },
  scenarioId,
  timeLimitSeconds: 120,
  async readAnswer(id) {
    const { exploration } = await ask('query', conflictDocument, { id })
    const answer = exploration?.answer
    return answer?.__typename === 'ConflictAnswer' ? answer : null
  },
})
