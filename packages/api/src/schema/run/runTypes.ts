import { GraphQLError } from 'graphql'
import { isTerminal } from '../../runs/runStates.ts'
import {
  type RunEventRow,
  type RunKind,
  type RunRow,
  runStates,
  type StoredProblem,
} from '../../storage/tables.ts'
import { type ApiContext, builder } from '../core/builder.ts'
import { described, enumOf } from '../core/enums.ts'
import { innerId } from '../core/ids.ts'
import { explorationRef, scenarioRef, solveRunRef } from '../nodeRefs.ts'

const runStateEnum = enumOf(
  'RunState',
  'How far a run has come. The last four are final.',
  described(runStates, {
    queued: 'Stored, and waits for a free worker.',
    running: 'Being worked on.',
    cancelling: 'Asked to stop; ends with what is found by then.',
    finished: 'Ended with a result, which may also be an honest no.',
    cancelled: 'Stopped on request; has a result if something was found in time.',
    failed: 'Ended by a fault; `problem` says which.',
    interrupted: 'The server ended before the run did. It can be started again.',
  }),
)

const problemType = builder.objectRef<StoredProblem>('RunProblem').implement({
  description: 'Why a run ended without a result.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Words for programs.' }),
    message: t.exposeString('message', { description: 'What happened.' }),
    fix: t.exposeString('fix', { description: 'How to go on.' }),
  }),
})

const typeNames = { solve: solveRunRef.name, exploration: explorationRef.name } as const

export const runInterface = builder.interfaceRef<RunRow>('Run').implement({
  description:
    'Long work. It is stored before it is acknowledged, goes on when nobody watches, and the query is the truth.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ kind }) => typeNames[kind],
  fields: (t) => ({
    scenario: t.field({
      type: scenarioRef,
      description: 'What it is about.',
      resolve: ({ scenarioId }) => scenarioId,
    }),
    scenarioVersion: t.exposeInt('scenarioVersion', {
      description: 'The version of the scenario that it is about.',
    }),
    state: t.expose('state', { type: runStateEnum, description: 'How far it has come.' }),
    timeLimitSeconds: t.exposeFloat('timeLimitSeconds', {
      description: 'It stops after this time with what it has. Unit: seconds.',
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
    problem: t.expose('problem', {
      type: problemType,
      nullable: true,
      description: 'Why the run failed or was interrupted, and what to do.',
    }),
  }),
})

export const runEventInterface = builder.interfaceRef<RunEventRow>('RunEvent').implement({
  description: 'Something that happened to a run.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'Grows by one with every event.' }),
    state: t.expose('state', { type: runStateEnum, description: 'The state it led to.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    isTerminal: t.boolean({
      description: 'Whether it is the last event of the run.',
      resolve: ({ state }) => isTerminal(state),
    }),
  }),
})

/** The events of a run after a sequence, for a subscription. Throws where there is no such run. */
export const eventsOf = async <K extends RunKind>(
  kind: K,
  globalId: string,
  after: number | null | undefined,
  { berth }: ApiContext,
): Promise<AsyncIterable<RunEventRow<K>>> => {
  const id = innerId(typeNames[kind], globalId)
  if ((await berth.runs.find(kind, [id])).length === 0) throw unknownRun[kind]()
  return berth.followRun(id, after ?? 0) as AsyncIterable<RunEventRow<K>>
}

const unknownRun: Record<RunKind, () => GraphQLError> = {
  solve: () =>
    new GraphQLError('Cannot follow this run: there is none with this id.', {
      extensions: { code: 'SOLVE_RUN_NOT_FOUND', fix: 'Use the id that solveRunStart gave.' },
    }),
  exploration: () =>
    new GraphQLError('Cannot follow this exploration: there is none with this id.', {
      extensions: { code: 'EXPLORATION_NOT_FOUND', fix: 'Use the id that explorationStart gave.' },
    }),
}
