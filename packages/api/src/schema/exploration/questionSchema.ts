import type { Issue } from '@berth/shared'
import type { InputFieldRef, InputRef } from '@pothos/core'
import type { AnswerTo, Given, QuestionKind } from '../../explorations/questions.ts'
import type { ExplorationTask } from '../../storage/tables.ts'
import type { PricedRef } from '../core/answerType.ts'
import { builder, type Types } from '../core/builder.ts'
import { objectiveEnum } from '../core/enums.ts'

type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>
type InputFields = Record<string, InputFieldRef<Types, unknown>>
type Values<F extends InputFields> = {
  [N in keyof F]: F[N] extends InputFieldRef<Types, infer V> ? V : never
}
type Goals = Pick<ExplorationTask, 'objective' | 'gapTarget'>

/** Hears what is wrong with what was given. */
export type Report = (issues: readonly Issue[]) => void

/** A question as it is asked and answered over GraphQL. */
export interface QuestionSchema<K extends QuestionKind = QuestionKind> {
  meaning: string
  input: InputRef<object>
  /** What is wrong with the input comes as issues. */
  read: (input: object) => Goals & { given: Given<K>; issues: Issue[] }
  answer: PricedRef<AnswerTo<K>>
}

interface Description<K extends QuestionKind, F extends InputFields> {
  meaning: string
  /** What it names besides its subject. */
  fields: (t: InputBuilder) => F
  /** The same in the words of the library; what is wrong with it is reported. */
  read: (values: Values<F>, report: Report) => Given<K>
  answer: PricedRef<AnswerTo<K>>
}

/** Describes a question: what it means, what it names, and the type of its answer. */
export const questionSchema = <K extends QuestionKind, F extends InputFields>(
  kind: K,
  { meaning, fields, read, answer }: Description<K, F>,
): QuestionSchema<K> => ({
  meaning,
  answer,
  input: builder.inputType(`${kind[0]?.toUpperCase()}${kind.slice(1)}Question`, {
    description: meaning,
    fields: (t) => ({ ...fields(t), ...goalFields(t) }),
  }) as InputRef<object>,
  read: (input) => {
    const { objective = null, gapTarget = null } = input as Partial<Goals>
    const issues: Issue[] = []
    const given = read(input as Values<F>, (found) => issues.push(...found))
    return { objective, gapTarget, given, issues }
  },
})

const goalFields = (t: InputBuilder) => ({
  objective: t.field({
    type: objectiveEnum,
    description: 'What new plans aim at; what the plan aimed at unless told.',
  }),
  gapTarget: t.float({
    description:
      'The relative gap at which a new plan is good enough, 0 to 1; 0.01 unless told. Unit: fraction.',
  }),
})
