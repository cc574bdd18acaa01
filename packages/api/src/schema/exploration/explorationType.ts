import type { AskProgress } from '@berth/optimizer/explore'
import type { Answer, Question, QuestionKind } from '../../explorations/questions.ts'
import type { RunEventRow } from '../../storage/tables.ts'
import type { Priced } from '../core/answerType.ts'
import { builder } from '../core/builder.ts'
import { enumOf } from '../core/enums.ts'
import { innerId } from '../core/ids.ts'
import { explorationRef, planRef } from '../nodeRefs.ts'
import { eventsOf, runEventInterface, runInterface } from '../run/runTypes.ts'
import { questionKinds, questionSchemas } from './questionSchemas.ts'

const questionKindEnum = enumOf(
  'QuestionKind',
  'What can be asked.',
  Object.fromEntries(questionKinds.map((kind) => [kind, questionSchemas[kind].meaning])) as Record<
    QuestionKind,
    string
  >,
)

const questionType = builder.objectRef<Question>('ExplorationQuestion').implement({
  description: 'What was asked.',
  fields: (t) => ({
    kind: t.expose('kind', { type: questionKindEnum, description: 'Which question.' }),
    given: t.field({
      type: 'JSON',
      description: 'What it names besides its subject, in the words of the fleet format.',
      resolve: ({ given }) => given,
    }),
  }),
})

const progressType = builder.objectRef<AskProgress>('ExplorationProgress').implement({
  description: 'How far an answer that needs many plans has come.',
  fields: (t) => ({
    done: t.exposeInt('done', { description: 'Plans made so far.' }),
    total: t.exposeInt('total', {
      nullable: true,
      description: 'Plans in all; null where that is not known.',
    }),
    step: t.exposeString('step', { description: 'What is looked at now, in words.' }),
  }),
})

/** An answer with the currency of its amounts; its kind says its type. */
type PricedAnswer = Priced<unknown> & Pick<Answer, 'kind'>

const answerUnion = builder.unionType('ExplorationAnswer', {
  description: 'What was found out: one type for each question.',
  types: questionKinds.map((kind) => questionSchemas[kind].answer),
  resolveType: (answer) => questionSchemas[(answer as PricedAnswer).kind].answer.name as never,
})

explorationRef.implement({
  description: 'One question about a plan, or about a scenario, and its answer.',
  interfaces: [runInterface],
  fields: (t) => ({
    plan: t.field({
      type: planRef,
      nullable: true,
      description: 'The plan asked about; null where the question is about the scenario.',
      resolve: ({ basePlanId }) => basePlanId,
    }),
    question: t.field({
      type: questionType,
      description: 'What was asked.',
      resolve: ({ task }) => task.question,
    }),
    progress: t.field({
      type: progressType,
      nullable: true,
      description: 'Newest progress; null before the first.',
      resolve: (run, _, { berth }) => berth.runs.lastProgress(run),
    }),
    answer: t.field({
      type: answerUnion,
      nullable: true,
      description:
        'Present once the exploration has ended with one; one that was stopped has what was known by then.',
      resolve: async (run, _, { berth }) => {
        if (!run.result) return null
        const { fleet } = await berth.fleets.viewOfPlan(run)
        return { ...run.result, currency: fleet.currency } as never
      },
    }),
  }),
})

builder.queryField('exploration', (t) =>
  t.field({
    type: explorationRef,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'Id of the exploration.' }) },
    description: 'One exploration; null where there is none of this id.',
    resolve: async (_, { id }, { berth }) =>
      (await berth.runs.find('exploration', [innerId('Exploration', id)]))[0] ?? null,
  }),
)

const eventType = builder.objectRef<RunEventRow<'exploration'>>('ExplorationEvent').implement({
  description: 'Something that happened to an exploration.',
  interfaces: [runEventInterface],
  fields: (t) => ({
    progress: t.expose('progress', {
      type: progressType,
      nullable: true,
      description: 'The step of the work; null where only the state changed.',
    }),
    exploration: t.field({
      type: explorationRef,
      description: 'The exploration as it is now.',
      resolve: ({ runId }) => runId,
    }),
  }),
})

builder.subscriptionField('explorationEvents', (t) =>
  t.field({
    type: eventType,
    args: {
      id: t.arg.id({ required: true, description: 'Id of the exploration.' }),
      after: t.arg.int({ description: 'Only events with a larger sequence; all unless told.' }),
    },
    description:
      'The events of an exploration: those that were, then those that come, at most five a second, up to the terminal one.',
    subscribe: (_, { id, after }, context) => eventsOf('exploration', id, after, context),
    resolve: (event) => event,
  }),
)
