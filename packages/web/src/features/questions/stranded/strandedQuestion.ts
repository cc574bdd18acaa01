import type { Question } from '../../../exploring/question.ts'
import { ask } from '../../../graphql/ask.ts'
import { type StrandedRecord, strandedDocument } from '../../../graphql/strandedDocument.ts'

/** Why every idle accelerator and kilowatt is idle. */
export const strandedQuestion: Question<StrandedRecord> = {
  input: { strandedCapacity: {} },
  timeLimitSeconds: 60,
  async readAnswer(id) {
    const answer = (await ask('query', strandedDocument, { id })).exploration?.answer
    return answer?.__typename === 'StrandedCapacity' ? answer : null
  },
}
