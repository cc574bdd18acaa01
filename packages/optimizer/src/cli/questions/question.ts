import type { Fleet, Plan } from '@berth/shared'
import type { AskOptions } from '../../asking/askOptions.ts'
import type { OptionRule, ParsedArguments } from '../arguments.ts'

/** What a question is asked about. */
export interface Subject {
  fleet: Fleet
  plan: Plan
  /** The words and options of the question itself. */
  words: Pick<ParsedArguments, 'positionals' | 'flags' | 'texts' | 'numbers'>
  options: AskOptions
}

/** What is printed: one JSON document, or lines to read. */
export interface Answer {
  document: unknown
  lines: string[]
  /** Whether it is an honest no; the exit code says so. */
  isNo?: boolean
}

/** One question of `berth explain` or `berth explore`: about a plan, or about a fleet that may have none. */
export type Question = QuestionWords &
  (
    | { needsPlan?: true; ask: (subject: Subject) => Promise<Answer> }
    | { needsPlan: false; ask: (subject: Omit<Subject, 'plan'>) => Promise<Answer> }
  )

/** What a question says of itself. */
interface QuestionWords {
  /** In one sentence. */
  what: string
  /** Names of the words that it needs, in order: `workload`, `site`. */
  words: readonly string[]
  /** Its own options, besides those of every question. */
  options: Record<string, OptionRule>
  example: string
}
