import type { QuestionInput } from '../graphql/explorationDocuments.ts'

/** One question about a plan, and how its answer is read. */
export interface Question<Answer> {
  /** The question as the server takes it; two that are alike share one answer. */
  input: QuestionInput
  /** Where it is about a scenario instead of a plan; then it is kept by whatever names its version. */
  scenarioId?: string
  /** It ends after this time with what is known by then. */
  timeLimitSeconds: number
  /** Reads the answer of an exploration that has ended; null where it has none. */
  readAnswer(explorationId: string): Promise<Answer | null>
}
