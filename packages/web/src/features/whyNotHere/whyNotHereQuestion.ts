import type { Question } from '../../exploring/question.ts'
import { ask } from '../../graphql/ask.ts'
import { type WhyNotHereRecord, whyNotHereDocument } from '../../graphql/whyNotHereDocument.ts'

/** Why a workload is not at a site, and the smallest change that puts it there. */
export const whyNotHereQuestion = (
  workloadKey: string,
  siteKey: string,
): Question<WhyNotHereRecord> => ({
  input: { whyNotHere: { workloadKey, siteKey } },
  timeLimitSeconds: 60,
  async readAnswer(id) {
    const { exploration } = await ask('query', whyNotHereDocument, { id })
    const answer = exploration?.answer
    return answer?.__typename === 'WhyNotHere' ? answer : null
  },
})
