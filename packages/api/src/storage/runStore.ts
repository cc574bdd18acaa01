import { and, asc, desc, eq, gt, inArray, isNotNull, max } from 'drizzle-orm'
import { isTerminal } from '../runs/runStates.ts'
import type { Database } from './database.ts'
import {
  type RunEventRow,
  type RunKind,
  type RunKinds,
  type RunRow,
  type RunState,
  runEvents,
  runs,
} from './tables.ts'

/** A run to be stored as queued. */
export type NewRun<K extends RunKind> = { [P in K]: Pick<RunRow<P>, 'kind' | 'task'> }[K] &
  Pick<
    RunRow,
    | 'id'
    | 'scenarioId'
    | 'scenarioVersion'
    | 'basePlanId'
    | 'timeLimitSeconds'
    | 'clientMutationKey'
    | 'owner'
  >
type Change = Partial<
  Pick<RunRow, 'state' | 'startedAt' | 'finishedAt' | 'planId' | 'result' | 'problem'>
>

/** Runs and what happened to them. A run's kind says what its task, its progress and its result are. */
export const runStore = (database: Database) => ({
  find: async <K extends RunKind>(kind: K, ids: readonly string[]): Promise<RunRow<K>[]> =>
    ofKind(
      kind,
      await database
        .select()
        .from(runs)
        .where(and(eq(runs.kind, kind), inArray(runs.id, [...ids]))),
    ),

  /** Runs of a scenario (`scenarioId`), or that start from a plan (`basePlanId`), newest first. */
  newestOf: async <K extends RunKind>(
    kind: K,
    what: 'scenarioId' | 'basePlanId',
    id: string,
    limit: number,
  ): Promise<RunRow<K>[]> =>
    ofKind(
      kind,
      await database
        .select()
        .from(runs)
        .where(and(eq(runs.kind, kind), eq(runs[what], id)))
        .orderBy(desc(runs.createdAt), desc(runs.id))
        .limit(limit),
    ),

  inStates: async (states: readonly RunState[]): Promise<RunRow[]> =>
    ofAnyKind(
      await database
        .select()
        .from(runs)
        .where(inArray(runs.state, [...states]))
        .orderBy(asc(runs.createdAt), asc(runs.id)),
    ),

  latestWithPlan: async (scenarioId: string): Promise<RunRow<'solve'> | undefined> => {
    const [row] = await database
      .select()
      .from(runs)
      .where(and(eq(runs.kind, 'solve'), eq(runs.scenarioId, scenarioId), isNotNull(runs.planId)))
      .orderBy(desc(runs.finishedAt), desc(runs.id))
      .limit(1)
    return row && ofKind('solve', [row])[0]
  },

  firstWithPlan: async (planId: string): Promise<RunRow<'solve'> | undefined> => {
    const [row] = await database
      .select()
      .from(runs)
      .where(and(eq(runs.kind, 'solve'), eq(runs.planId, planId)))
      .orderBy(asc(runs.finishedAt), asc(runs.id))
      .limit(1)
    return row && ofKind('solve', [row])[0]
  },

  insert: async <K extends RunKind>(run: NewRun<K>): Promise<RunRow<K>> => {
    const [stored] = await database
      .insert(runs)
      .values({ ...run, state: 'queued', createdAt: new Date() })
      .returning()
    if (!stored) throw new Error('The database did not return the run that it stored.')
    return stored as RunRow<K>
  },

  /** Changes the run, if it still is in one of these states. */
  change: async (
    id: string,
    from: readonly RunState[],
    change: Change,
  ): Promise<RunRow | undefined> => {
    const [row] = await database
      .update(runs)
      .set(change)
      .where(and(eq(runs.id, id), inArray(runs.state, [...from])))
      .returning()
    return row && ofAnyKind([row])[0]
  },

  beat: (ids: readonly string[], at: Date): Promise<Pick<RunRow, 'id' | 'state'>[]> =>
    database
      .update(runs)
      .set({ heartbeatAt: at })
      .where(inArray(runs.id, [...ids]))
      .returning({ id: runs.id, state: runs.state }),

  /**
   * Adds an event in the run's present state. The run's row is locked meanwhile, so that sequences
   * have no gaps and no twins. Progress that comes after the end is dropped.
   */
  addEvent: (runId: string, progress: RunEventRow['progress']): Promise<void> =>
    database.transaction(async (transaction) => {
      const [run] = await transaction
        .select({ state: runs.state })
        .from(runs)
        .where(eq(runs.id, runId))
        .for('update')
      if (!run || (progress && isTerminal(run.state))) return
      const [last] = await transaction
        .select({ sequence: max(runEvents.sequence) })
        .from(runEvents)
        .where(eq(runEvents.runId, runId))
      const sequence = (last?.sequence ?? 0) + 1
      await transaction
        .insert(runEvents)
        .values({ runId, sequence, state: run.state, progress, at: new Date() })
    }),

  eventsAfter: (runId: string, after: number, limit: number): Promise<RunEventRow[]> =>
    database
      .select()
      .from(runEvents)
      .where(and(eq(runEvents.runId, runId), gt(runEvents.sequence, after)))
      .orderBy(asc(runEvents.sequence))
      .limit(limit),

  lastEvent: async (runId: string): Promise<RunEventRow | undefined> => {
    const [row] = await database
      .select()
      .from(runEvents)
      .where(eq(runEvents.runId, runId))
      .orderBy(desc(runEvents.sequence))
      .limit(1)
    return row
  },

  lastProgress: async <K extends RunKind>({
    id,
  }: RunRow<K>): Promise<RunKinds[K]['progress'] | null> => {
    const [row] = await database
      .select({ progress: runEvents.progress })
      .from(runEvents)
      .where(and(eq(runEvents.runId, id), isNotNull(runEvents.progress)))
      .orderBy(desc(runEvents.sequence))
      .limit(1)
    return (row?.progress ?? null) as RunKinds[K]['progress'] | null
  },
})

export type RunStore = ReturnType<typeof runStore>

type Stored = typeof runs.$inferSelect
/** A run's task and result are what its kind says: `insert` and the journal see to it. */
const ofAnyKind = (rows: readonly Stored[]) => rows as RunRow[]
const ofKind = <K extends RunKind>(kind: K, rows: readonly Stored[]) =>
  rows.filter((row) => row.kind === kind) as RunRow<K>[]
