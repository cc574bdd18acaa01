import type { AskOptions } from '@berth/optimizer/explore'
import type { Fleet, Plan } from '@berth/shared'

/** Who answers each question, by its name. The arguments are what the question names besides its subject. */
export const askers = {}

/** What a question is asked about. */
export interface Subject {
  fleet: Fleet
  /** Null for questions about a scenario. */
  plan: Plan | null
}
export type Asker<A, V> = (subject: Subject, given: A, options: AskOptions) => V | Promise<V>
