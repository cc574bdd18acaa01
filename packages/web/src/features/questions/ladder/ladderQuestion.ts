import type { Question } from '../../../exploring/question.ts'
import { ask } from '../../../graphql/ask.ts'
import { type LadderRecord, ladderDocument } from '../../../graphql/ladderDocument.ts'

/** The best plan for every number of open sites, and which site closes next. */
export const ladderQuestion: Question<LadderRecord> = {
  input: { consolidationLadder: {} },
  timeLimitSeconds: 300,
  async readAnswer(id) {
    const answer = (await ask('query', ladderDocument, { id })).exploration?.answer
    return answer?.__typename === 'ConsolidationLadder' ? answer : null
  },
}
