import type { Asker, askers } from './askers.ts'

type Askers = typeof askers
export type QuestionKind = keyof Askers
/** What a question names besides its subject. */
export type Given<K extends QuestionKind> = Askers[K] extends Asker<infer A, unknown> ? A : never
/** What the library answers. */
export type AnswerTo<K extends QuestionKind> = Askers[K] extends Asker<never, infer V> ? V : never

/** One question of a kind. */
export type Question<K extends QuestionKind = QuestionKind> = {
  [P in K]: { kind: P; given: Given<P> }
}[K]
/** An answer to a question of a kind. */
export type Answer<K extends QuestionKind = QuestionKind> = {
  [P in K]: { kind: P; value: AnswerTo<P> }
}[K]

/** Questions about a scenario; all others are about a plan. */
const aboutScenario: readonly string[] = ['conflict']
export const isAboutScenario = ({ kind }: { kind: string }): boolean => aboutScenario.includes(kind)
