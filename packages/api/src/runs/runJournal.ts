import type { Database } from '../storage/database.ts'
import { liveness, type ProcessIdentity } from '../storage/processIdentity.ts'
import { type RunStore, runStore } from '../storage/runStore.ts'
import type { RunEventRow, RunRow } from '../storage/tables.ts'
import { conclude } from './conclude.ts'
import { failureOf, interruption } from './runProblems.ts'
import type { RunSignals } from './runSignals.ts'
import { openStates } from './runStates.ts'
import type { WorkDone } from './runWorker.ts'

type NamedRun = Pick<RunRow, 'id' | 'kind'>

/** A run whose owner is on another machine is given up after this long without a sign of life. */
const silenceMs = 30_000

/** Writes what happens to runs: each change of state with its event, in one transaction. */
export class RunJournal {
  readonly owner: ProcessIdentity
  readonly signals: RunSignals
  readonly #database: Database

  constructor(database: Database, owner: ProcessIdentity, signals: RunSignals) {
    this.#database = database
    this.owner = owner
    this.signals = signals
  }

  /** The run, now running; nothing if it was cancelled while it waited. */
  start(runId: string): Promise<RunRow | undefined> {
    return this.#inTransaction(runId, (runs) =>
      runs.change(runId, ['queued'], { state: 'running', startedAt: new Date() }),
    )
  }

  async progress(runId: string, progress: RunEventRow['progress']): Promise<void> {
    await runStore(this.#database).addEvent(runId, progress)
    this.signals.signal(runId)
  }

  async finish(run: RunRow, done: WorkDone): Promise<void> {
    await this.#inTransaction(run.id, async (runs, database) => {
      const { wasCancelled, planId, result } = await conclude(run, done, database)
      const state = wasCancelled ? 'cancelled' : 'finished'
      const change = { state, finishedAt: new Date(), planId, result } as const
      return runs.change(run.id, ['running', 'cancelling'], change)
    })
  }

  async fail({ id, kind }: NamedRun, wasCancelled: boolean, error: unknown): Promise<void> {
    const problem = wasCancelled ? null : failureOf(kind, error)
    const state = wasCancelled ? 'cancelled' : 'failed'
    await this.#inTransaction(id, (runs) =>
      runs.change(id, openStates, { state, finishedAt: new Date(), problem }),
    )
  }

  async interrupt(runs: readonly NamedRun[]): Promise<void> {
    for (const { id, kind } of runs)
      await this.#inTransaction(id, (store) =>
        store.change(id, openStates, {
          state: 'interrupted',
          finishedAt: new Date(),
          problem: interruption(kind),
        }),
      )
  }

  /** Runs that nobody works on any more, because their process ended without a word. */
  async interruptLost(): Promise<number> {
    const open = await runStore(this.#database).inStates(openStates)
    const lost = open.filter(({ owner, heartbeatAt }) => {
      const alive = liveness(owner)
      return alive === 'gone' || (alive === 'unknown' && Date.now() - +heartbeatAt > silenceMs)
    })
    await this.interrupt(lost)
    return lost.length
  }

  beat(runIds: readonly string[]): Promise<Pick<RunRow, 'id' | 'state'>[]> {
    return runStore(this.#database).beat(runIds, new Date())
  }

  async #inTransaction(
    runId: string,
    change: (runs: RunStore, database: Database) => Promise<RunRow | undefined>,
  ): Promise<RunRow | undefined> {
    const changed = await this.#database.transaction(async (transaction) => {
      const runs = runStore(transaction)
      const run = await change(runs, transaction)
      if (run) await runs.addEvent(runId, null)
      return run
    })
    this.signals.signal(runId)
    return changed
  }
}
