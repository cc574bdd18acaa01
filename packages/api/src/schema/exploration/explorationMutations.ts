import type { Question } from '../../explorations/questions.ts'
import type { RunRow } from '../../storage/tables.ts'
import { cancelRun } from '../../useCases/cancelRun.ts'
import { startExploration } from '../../useCases/startExploration.ts'
import { builder } from '../core/builder.ts'
import { innerId } from '../core/ids.ts'
import { inputRejectedType, notFoundType } from '../core/problemTypes.ts'
import { explorationRef } from '../nodeRefs.ts'
import { questionKinds, questionSchemas } from './questionSchemas.ts'

interface Payload<K extends string> {
  kind: K
  exploration: RunRow<'exploration'>
}
const payload = <K extends string>(name: K, description: string) =>
  builder.objectRef<Payload<K>>(name).implement({
    description,
    fields: (t) => ({
      exploration: t.field({
        type: explorationRef,
        description: 'The exploration.',
        resolve: ({ exploration }) => exploration,
      }),
    }),
  })

const startedType = payload('ExplorationStarted', 'The question is stored and waits for a worker.')
const cancelledType = payload(
  'ExplorationCancelRequested',
  'The exploration has been asked to stop, or had ended before.',
)
const byKind = { resolveType: ({ kind }: { kind: string }) => kind as never }
const startResult = builder.unionType('ExplorationStartResult', {
  description: 'The exploration, or why none was started.',
  types: [startedType, notFoundType, inputRejectedType],
  ...byKind,
})
const cancelResult = builder.unionType('ExplorationCancelResult', {
  description: 'The exploration, or why nothing could be cancelled.',
  types: [cancelledType, notFoundType],
  ...byKind,
})

const questionInput = builder.inputType('ExplorationQuestionInput', {
  description: 'One question: exactly one of these.',
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      questionKinds.map((kind) => {
        const { input: type, meaning: description } = questionSchemas[kind]
        return [kind, t.field({ type, description })]
      }),
    ),
})

const startInput = builder.inputType('ExplorationStartInput', {
  description: 'What to find out about a plan, or about a scenario.',
  fields: (t) => ({
    planId: t.id({ description: 'The plan asked about. Every question but a conflict needs it.' }),
    scenarioId: t.id({
      description: 'The scenario asked about, at its present version. Only a conflict needs it.',
    }),
    question: t.field({ type: questionInput, required: true, description: 'What to find out.' }),
    timeLimitSeconds: t.float({
      defaultValue: 60,
      description: 'It ends after this time with what is known by then, 1 to 86400. Unit: seconds.',
    }),
    clientMutationKey: t.string({
      description:
        'A text of your own; the same key starts one exploration, however often it is sent.',
    }),
  }),
})
const cancelInput = builder.inputType('ExplorationCancelInput', {
  description: 'Which exploration to stop.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The exploration.' }) }),
})

/** `{ whyNot: {…} }` as a question of the library, with the goals of new plans. */
const readQuestion = (input: object) => {
  const kind = questionKinds.find((known) => (input as Record<string, unknown>)[known] != null)
  if (kind === undefined) throw new Error('An input of exactly one member has none.')
  const { given, ...more } = questionSchemas[kind].read(
    (input as Record<string, object>)[kind] ?? {},
  )
  return { question: { kind, given } as Question, ...more }
}

const innerOrNull = (typename: string, id: string | null | undefined) =>
  id == null ? null : innerId(typename, id)

builder.mutationFields((t) => ({
  explorationStart: t.field({
    type: startResult,
    args: { input: t.arg({ type: startInput, required: true, description: 'What to find out.' }) },
    description: 'Starts to answer a question and returns at once.',
    resolve: async (_, { input }, { berth }) => {
      const outcome = await startExploration(berth, {
        planId: innerOrNull('Plan', input.planId),
        scenarioId: innerOrNull('Scenario', input.scenarioId),
        ...readQuestion(input.question),
        timeLimitSeconds: input.timeLimitSeconds ?? 60,
        clientMutationKey: input.clientMutationKey,
      })
      return outcome.ok
        ? { kind: 'ExplorationStarted' as const, exploration: outcome.value }
        : outcome.problem
    },
  }),
  explorationCancel: t.field({
    type: cancelResult,
    args: { input: t.arg({ type: cancelInput, required: true, description: 'What to stop.' }) },
    description: 'Asks an exploration to stop; it keeps what is known by then.',
    resolve: async (_, { input }, { berth }) => {
      const outcome = await cancelRun(berth, 'exploration', innerId('Exploration', input.id))
      return outcome.ok
        ? { kind: 'ExplorationCancelRequested' as const, exploration: outcome.value }
        : outcome.problem
    },
  }),
}))
