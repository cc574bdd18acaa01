import type { SolveProgress } from '@berth/shared'
import { and, asc, desc, eq, gt, inArray, isNotNull, max } from 'drizzle-orm'
import { isTerminal } from '../solveRuns/runStates.ts'
import type { Database } from './database.ts'
import {
  type SolveRunEventRow,
  type SolveRunRow,
  type SolveRunState,
  solveRunEvents,
  solveRuns,
} from './tables.ts'

type NewRun = Omit<typeof solveRuns.$inferInsert, 'state' | 'createdAt' | 'heartbeatAt'>
type Change = Partial<
  Pick<SolveRunRow, 'state' | 'startedAt' | 'finishedAt' | 'planId' | 'result' | 'problem'>
>

/** Solve runs and what happened to them. */
export const solveRunStore = (database: Database) => ({
  find: (ids: readonly string[]): Promise<SolveRunRow[]> =>
    database
      .select()
      .from(solveRuns)
      .where(inArray(solveRuns.id, [...ids])),

  ofScenario: (scenarioId: string, limit: number): Promise<SolveRunRow[]> =>
    database
      .select()
      .from(solveRuns)
      .where(eq(solveRuns.scenarioId, scenarioId))
      .orderBy(desc(solveRuns.createdAt), desc(solveRuns.id))
      .limit(limit),

  inStates: (states: readonly SolveRunState[]): Promise<SolveRunRow[]> =>
    database
      .select()
      .from(solveRuns)
      .where(inArray(solveRuns.state, [...states]))
      .orderBy(asc(solveRuns.createdAt), asc(solveRuns.id)),

  latestWithPlan: async (scenarioId: string): Promise<SolveRunRow | undefined> => {
    const [row] = await database
      .select()
      .from(solveRuns)
      .where(and(eq(solveRuns.scenarioId, scenarioId), isNotNull(solveRuns.planId)))
      .orderBy(desc(solveRuns.finishedAt), desc(solveRuns.id))
      .limit(1)
    return row
  },

  firstWithPlan: async (planId: string): Promise<SolveRunRow> => {
    const [row] = await database
      .select()
      .from(solveRuns)
      .where(eq(solveRuns.planId, planId))
      .orderBy(asc(solveRuns.finishedAt), asc(solveRuns.id))
      .limit(1)
    if (!row) throw new Error(`No run has found the plan ${planId}.`)
    return row
  },

  insert: async (run: NewRun): Promise<SolveRunRow> => {
    const [stored] = await database
      .insert(solveRuns)
      .values({ ...run, state: 'queued', createdAt: new Date() })
      .returning()
    if (!stored) throw new Error('The database did not return the run that it stored.')
    return stored
  },

  /** Changes the run, if it still is in one of these states. */
  change: async (
    id: string,
    from: readonly SolveRunState[],
    change: Change,
  ): Promise<SolveRunRow | undefined> => {
    const [row] = await database
      .update(solveRuns)
      .set(change)
      .where(and(eq(solveRuns.id, id), inArray(solveRuns.state, [...from])))
      .returning()
    return row
  },

  beat: (ids: readonly string[], at: Date): Promise<SolveRunRow[]> =>
    database
      .update(solveRuns)
      .set({ heartbeatAt: at })
      .where(inArray(solveRuns.id, [...ids]))
      .returning(),

  /**
   * Adds an event in the run's present state. The run's row is locked meanwhile, so that sequences
   * have no gaps and no twins. Progress that comes after the end is dropped.
   */
  addEvent: (runId: string, progress: SolveProgress | null): Promise<void> =>
    database.transaction(async (transaction) => {
      const [run] = await transaction
        .select({ state: solveRuns.state })
        .from(solveRuns)
        .where(eq(solveRuns.id, runId))
        .for('update')
      if (!run || (progress && isTerminal(run.state))) return
      const [last] = await transaction
        .select({ sequence: max(solveRunEvents.sequence) })
        .from(solveRunEvents)
        .where(eq(solveRunEvents.runId, runId))
      const sequence = (last?.sequence ?? 0) + 1
      await transaction
        .insert(solveRunEvents)
        .values({ runId, sequence, state: run.state, progress, at: new Date() })
    }),

  eventsAfter: (runId: string, after: number, limit: number): Promise<SolveRunEventRow[]> =>
    database
      .select()
      .from(solveRunEvents)
      .where(and(eq(solveRunEvents.runId, runId), gt(solveRunEvents.sequence, after)))
      .orderBy(asc(solveRunEvents.sequence))
      .limit(limit),

  lastEvent: async (runId: string): Promise<SolveRunEventRow | undefined> => {
    const [row] = await database
      .select()
      .from(solveRunEvents)
      .where(eq(solveRunEvents.runId, runId))
      .orderBy(desc(solveRunEvents.sequence))
      .limit(1)
    return row
  },

  lastProgress: async (runId: string): Promise<SolveProgress | null> => {
    const [row] = await database
      .select({ progress: solveRunEvents.progress })
      .from(solveRunEvents)
      .where(and(eq(solveRunEvents.runId, runId), isNotNull(solveRunEvents.progress)))
      .orderBy(desc(solveRunEvents.sequence))
      .limit(1)
    return row?.progress ?? null
  },
})

export type SolveRunStore = ReturnType<typeof solveRunStore>
