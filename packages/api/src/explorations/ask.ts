import type { AskOptions } from '@berth/optimizer/explore'
import { type Asker, askers, type Subject } from './askers.ts'
import type { Answer, Question } from './questions.ts'

/** Answers a question about a fleet and, where it is about one, a plan. */
export const ask = async (
  { kind, given }: Question,
  subject: Subject,
  options: AskOptions,
): Promise<Answer> => {
  const asker = askers[kind] as unknown as Asker<unknown, unknown>
  return { kind, value: await asker(subject, given, options) } as Answer
}
