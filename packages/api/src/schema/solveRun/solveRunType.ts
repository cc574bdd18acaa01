import { GraphQLError } from 'graphql'
import { isTerminal } from '../../solveRuns/runStates.ts'
import type { SolveRunEventRow, StoredProblem } from '../../storage/tables.ts'
import { builder } from '../core/builder.ts'
import { engineChoiceEnum, objectiveEnum, solveRunStateEnum } from '../core/enums.ts'
import { innerId } from '../core/ids.ts'
import { planRef, scenarioRef, solveRunRef } from '../nodeRefs.ts'
import { progressType, solveResultType } from './solveResultTypes.ts'

const problemType = builder.objectRef<StoredProblem>('SolveRunProblem').implement({
  description: 'Why a run ended without a result.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Words for programs.' }),
    message: t.exposeString('message', { description: 'What happened.' }),
    fix: t.exposeString('fix', { description: 'How to go on.' }),
  }),
})

solveRunRef.implement({
  description:
    'One search for a plan. It is stored before it is acknowledged, and goes on when nobody watches.',
  fields: (t) => ({
    scenario: t.field({
      type: scenarioRef,
      description: 'What is planned.',
      resolve: ({ scenarioId }) => scenarioId,
    }),
    scenarioVersion: t.exposeInt('scenarioVersion', {
      description: 'The version of the scenario that is planned.',
    }),
    objective: t.expose('objective', { type: objectiveEnum, description: 'What is aimed at.' }),
    engine: t.expose('engine', { type: engineChoiceEnum, description: 'The engine asked for.' }),
    state: t.expose('state', { type: solveRunStateEnum, description: 'How far it has come.' }),
    gapTarget: t.exposeFloat('gapTarget', {
      description: 'The search may stop at this relative gap. Unit: fraction.',
    }),
    timeLimitSeconds: t.exposeFloat('timeLimitSeconds', {
      description: 'The search stops after this time with what it has. Unit: seconds.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a worker took it.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended, however it ended.',
    }),
    lastSequence: t.int({
      description: 'Sequence of its newest event; subscribe with `after` from here.',
      resolve: async ({ id }, _, { berth }) => (await berth.runs.lastEvent(id))?.sequence ?? 0,
    }),
    progress: t.field({
      type: progressType,
      nullable: true,
      description: 'Newest progress; null before the first.',
      resolve: async ({ id }, _, { berth }) => (await berth.runs.lastProgress(id)) ?? null,
    }),
    result: t.field({
      type: solveResultType,
      nullable: true,
      description: 'Present once the run has ended with one.',
      resolve: async (run, _, { berth }) => {
        if (!run.result) return null
        const { fleet } = await berth.fleets.viewOfPlan(run)
        return { ...run.result, currency: fleet.currency }
      },
    }),
    plan: t.field({
      type: planRef,
      nullable: true,
      description: 'The plan, if there is one.',
      resolve: ({ planId }) => planId,
    }),
    problem: t.expose('problem', {
      type: problemType,
      nullable: true,
      description: 'Why the run failed or was interrupted, and what to do.',
    }),
  }),
})

builder.queryField('solveRun', (t) =>
  t.field({
    type: solveRunRef,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'Id of the run.' }) },
    description: 'One solve run; null where there is none of this id.',
    resolve: async (_, { id }, { berth }) =>
      (await berth.runs.find([innerId('SolveRun', id)]))[0] ?? null,
  }),
)

const eventType = builder.objectRef<SolveRunEventRow>('SolveRunEvent').implement({
  description: 'Something that happened to a run.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'Grows by one with every event.' }),
    state: t.expose('state', { type: solveRunStateEnum, description: 'The state it led to.' }),
    progress: t.expose('progress', {
      type: progressType,
      nullable: true,
      description: 'The step of the search; null where only the state changed.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    isTerminal: t.boolean({
      description: 'Whether it is the last event of the run.',
      resolve: ({ state }) => isTerminal(state),
    }),
    run: t.field({
      type: solveRunRef,
      description: 'The run as it is now.',
      resolve: ({ runId }) => runId,
    }),
  }),
})

builder.subscriptionField('solveRunEvents', (t) =>
  t.field({
    type: eventType,
    args: {
      id: t.arg.id({ required: true, description: 'Id of the run.' }),
      after: t.arg.int({ description: 'Only events with a larger sequence; all unless told.' }),
    },
    description:
      'The events of a run: those that were, then those that come, at most five a second, up to the terminal one.',
    subscribe: async (_, { id, after }, { berth }) => {
      const runId = innerId('SolveRun', id)
      if ((await berth.runs.find([runId])).length === 0)
        throw new GraphQLError('Cannot follow this run: there is none with this id.', {
          extensions: { code: 'SOLVE_RUN_NOT_FOUND', fix: 'Use the id that solveRunStart gave.' },
        })
      return berth.followRun(runId, after ?? 0)
    },
    resolve: (event) => event,
  }),
)
