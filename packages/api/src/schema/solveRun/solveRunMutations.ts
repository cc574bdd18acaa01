import type { RunRow } from '../../storage/tables.ts'
import { cancelRun } from '../../useCases/cancelRun.ts'
import { startSolveRun } from '../../useCases/startSolveRun.ts'
import { builder } from '../core/builder.ts'
import { engineChoiceEnum, objectiveEnum } from '../core/enums.ts'
import { innerId } from '../core/ids.ts'
import { inputRejectedType, notFoundType } from '../core/problemTypes.ts'
import { solveRunRef } from '../nodeRefs.ts'

interface Payload<K extends string> {
  kind: K
  run: RunRow<'solve'>
}
const payload = <K extends string>(name: K, description: string) =>
  builder.objectRef<Payload<K>>(name).implement({
    description,
    fields: (t) => ({
      run: t.field({ type: solveRunRef, description: 'The run.', resolve: ({ run }) => run }),
    }),
  })

const startedType = payload('SolveRunStarted', 'The run is stored and waits for a worker.')
const cancelledType = payload(
  'SolveRunCancelRequested',
  'The run has been asked to stop, or had ended before.',
)
const byKind = { resolveType: ({ kind }: { kind: string }) => kind as never }
const startResult = builder.unionType('SolveRunStartResult', {
  description: 'The run, or why none was started.',
  types: [startedType, notFoundType, inputRejectedType],
  ...byKind,
})
const cancelResult = builder.unionType('SolveRunCancelResult', {
  description: 'The run, or why nothing could be cancelled.',
  types: [cancelledType, notFoundType],
  ...byKind,
})

const startInput = builder.inputType('SolveRunStartInput', {
  description: 'What to plan, and how hard to try.',
  fields: (t) => ({
    scenarioId: t.id({ required: true, description: 'The scenario, at its present version.' }),
    objective: t.field({
      type: objectiveEnum,
      defaultValue: 'consolidate',
      description: 'What to aim at.',
    }),
    holdPlanId: t.id({
      description:
        'An earlier plan of the same fleet whose open sites, operators and places of gangs are held: only shares are decided anew, in moments. Everything is decided anew unless told.',
    }),
    engine: t.field({
      type: engineChoiceEnum,
      defaultValue: 'auto',
      description: 'Which engine to use.',
    }),
    gapTarget: t.float({
      defaultValue: 0.001,
      description: 'The search may stop at this relative gap, 0 to 1. Unit: fraction.',
    }),
    timeLimitSeconds: t.float({
      defaultValue: 60,
      description: 'The search stops after this time, 1 to 86400. Unit: seconds.',
    }),
    clientMutationKey: t.string({
      description: 'A text of your own; the same key starts one run, however often it is sent.',
    }),
  }),
})
const cancelInput = builder.inputType('SolveRunCancelInput', {
  description: 'Which run to stop.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The run.' }) }),
})

builder.mutationFields((t) => ({
  solveRunStart: t.field({
    type: startResult,
    args: { input: t.arg({ type: startInput, required: true, description: 'What to plan.' }) },
    description: 'Starts a solve run and returns at once.',
    resolve: async (_, { input }, { berth }) => {
      const outcome = await startSolveRun(berth, {
        scenarioId: innerId('Scenario', input.scenarioId),
        objective: input.objective ?? 'consolidate',
        holdPlanId: input.holdPlanId == null ? null : innerId('Plan', input.holdPlanId),
        engine: input.engine ?? 'auto',
        gapTarget: input.gapTarget ?? 0.001,
        timeLimitSeconds: input.timeLimitSeconds ?? 60,
        clientMutationKey: input.clientMutationKey,
      })
      return outcome.ok ? { kind: 'SolveRunStarted' as const, run: outcome.value } : outcome.problem
    },
  }),
  solveRunCancel: t.field({
    type: cancelResult,
    args: { input: t.arg({ type: cancelInput, required: true, description: 'What to stop.' }) },
    description: 'Asks a run to stop; it keeps the best plan so far.',
    resolve: async (_, { input }, { berth }) => {
      const outcome = await cancelRun(berth, 'solve', innerId('SolveRun', input.id))
      return outcome.ok
        ? { kind: 'SolveRunCancelRequested' as const, run: outcome.value }
        : outcome.problem
    },
  }),
}))
