import type { Question } from '../../../exploring/question.ts'
import { ask } from '../../../graphql/ask.ts'
import { type StressRecord, stressDocument } from '../../../graphql/stressDocument.ts'

/** How the plan holds up when demand, prices, sites or delays change, with its sites held. */
export const stressQuestion: Question<StressRecord> = {
  input: { stress: { anewCases: 0 } },
  timeLimitSeconds: 180,
  async readAnswer(id) {
    const answer = (await ask('query', stressDocument, { id })).exploration?.answer
    return answer?.__typename === 'StressAnswer' ? answer : null
  },
}
