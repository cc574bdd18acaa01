import type { Question } from '../../../exploring/question.ts'
import { ask } from '../../../graphql/ask.ts'
import {
  type AssumptionsRecord,
  assumptionsDocument,
} from '../../../graphql/assumptionsDocument.ts'

/** Which inputs the decision depends on most: each is lowered and raised by a fifth. */
export const assumptionsQuestion: Question<AssumptionsRecord> = {
  input: { assumptions: {} },
  timeLimitSeconds: 300,
  async readAnswer(id) {
    const answer = (await ask('query', assumptionsDocument, { id })).exploration?.answer
    return answer?.__typename === 'AssumptionsAnswer' ? answer : null
  },
}
