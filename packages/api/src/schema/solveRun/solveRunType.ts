import type { RunEventRow } from '../../storage/tables.ts'
import { builder } from '../core/builder.ts'
import { engineChoiceEnum, objectiveEnum } from '../core/enums.ts'
import { innerId } from '../core/ids.ts'
import { planRef, solveRunRef } from '../nodeRefs.ts'
import { eventsOf, runEventInterface, runInterface } from '../run/runTypes.ts'
import { progressType, solveResultType } from './solveResultTypes.ts'

solveRunRef.implement({
  description: 'One search for a plan.',
  interfaces: [runInterface],
  fields: (t) => ({
    objective: t.field({
      type: objectiveEnum,
      description: 'What is aimed at.',
      resolve: ({ task }) => task.objective,
    }),
    engine: t.field({
      type: engineChoiceEnum,
      description: 'The engine asked for.',
      resolve: ({ task }) => task.engine,
    }),
    gapTarget: t.float({
      description: 'The search may stop at this relative gap. Unit: fraction.',
      resolve: ({ task }) => task.gapTarget,
    }),
    holdPlan: t.field({
      type: planRef,
      nullable: true,
      description:
        'The plan whose open sites, operators and places of gangs are held; null where everything is decided anew.',
      resolve: ({ basePlanId }) => basePlanId,
    }),
    progress: t.field({
      type: progressType,
      nullable: true,
      description: 'Newest progress; null before the first.',
      resolve: (run, _, { berth }) => berth.runs.lastProgress(run),
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
  }),
})

builder.queryField('solveRun', (t) =>
  t.field({
    type: solveRunRef,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'Id of the run.' }) },
    description: 'One solve run; null where there is none of this id.',
    resolve: async (_, { id }, { berth }) =>
      (await berth.runs.find('solve', [innerId('SolveRun', id)]))[0] ?? null,
  }),
)

const eventType = builder.objectRef<RunEventRow<'solve'>>('SolveRunEvent').implement({
  description: 'Something that happened to a solve run.',
  interfaces: [runEventInterface],
  fields: (t) => ({
    progress: t.expose('progress', {
      type: progressType,
      nullable: true,
      description: 'The step of the search; null where only the state changed.',
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
    subscribe: (_, { id, after }, context) => eventsOf('solve', id, after, context),
    resolve: (event) => event,
  }),
)
