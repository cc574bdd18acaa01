import type { SolveProgress, SolveResult } from '@berth/shared'
import type { Database } from '../storage/database.ts'
import { planStore } from '../storage/planStore.ts'
import { liveness, type ProcessIdentity } from '../storage/processIdentity.ts'
import { solveRunStore } from '../storage/solveRunStore.ts'
import type { SolveRunRow, StoredProblem } from '../storage/tables.ts'
import type { RunSignals } from './runSignals.ts'
import { openStates } from './runStates.ts'

/** A run whose owner is on another machine is given up after this long without a sign of life. */
const silenceMs = 30_000

const interruption: StoredProblem = {
  code: 'SOLVE_RUN_INTERRUPTED',
  message: 'The server ended before the run did, so there is no result.',
  fix: 'Start the run again with solveRunStart; the scenario is unchanged.',
}

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
  start(runId: string): Promise<SolveRunRow | undefined> {
    return this.#inTransaction(runId, (runs) =>
      runs.change(runId, ['queued'], { state: 'running', startedAt: new Date() }),
    )
  }

  async progress(runId: string, progress: SolveProgress): Promise<void> {
    await solveRunStore(this.#database).addEvent(runId, progress)
    this.signals.signal(runId)
  }

  async finish(run: SolveRunRow, answer: SolveResult): Promise<void> {
    const { plan, prices, placementPrices, certificate, wholeReplicaPlan, ...result } = answer
    await this.#inTransaction(run.id, async (runs, database) => {
      const { scenarioId, scenarioVersion } = run
      const made = { scenarioId, scenarioVersion, before: result.before }
      const planId =
        plan && certificate
          ? await planStore(database).keep({ ...made, plan, prices, certificate })
          : null
      const state = result.stoppedBy === 'cancelled' ? 'cancelled' : 'finished'
      const change = { state, finishedAt: new Date(), planId, result } as const
      return runs.change(run.id, ['running', 'cancelling'], change)
    })
  }

  async fail(runId: string, wasCancelled: boolean, error: unknown): Promise<void> {
    const problem = wasCancelled ? null : failureOf(error)
    const state = wasCancelled ? 'cancelled' : 'failed'
    await this.#inTransaction(runId, (runs) =>
      runs.change(runId, openStates, { state, finishedAt: new Date(), problem }),
    )
  }

  async interrupt(runIds: readonly string[]): Promise<void> {
    const change = { state: 'interrupted', finishedAt: new Date(), problem: interruption } as const
    for (const runId of runIds)
      await this.#inTransaction(runId, (runs) => runs.change(runId, openStates, change))
  }

  /** Runs that nobody works on any more, because their process ended without a word. */
  async interruptLost(): Promise<number> {
    const open = await solveRunStore(this.#database).inStates(openStates)
    const lost = open.filter(({ owner, heartbeatAt }) => {
      const alive = liveness(owner)
      return alive === 'gone' || (alive === 'unknown' && Date.now() - +heartbeatAt > silenceMs)
    })
    await this.interrupt(lost.map(({ id }) => id))
    return lost.length
  }

  beat(runIds: readonly string[]): Promise<SolveRunRow[]> {
    return solveRunStore(this.#database).beat(runIds, new Date())
  }

  async #inTransaction(
    runId: string,
    change: (
      runs: ReturnType<typeof solveRunStore>,
      database: Database,
    ) => Promise<SolveRunRow | undefined>,
  ): Promise<SolveRunRow | undefined> {
    const changed = await this.#database.transaction(async (transaction) => {
      const runs = solveRunStore(transaction)
      const run = await change(runs, transaction)
      if (run) await runs.addEvent(runId, null)
      return run
    })
    this.signals.signal(runId)
    return changed
  }
}

const failureOf = (error: unknown): StoredProblem => {
  const isOverdue = error instanceof Error && error.name === 'AbortError'
  return isOverdue
    ? {
        code: 'SOLVE_RUN_OVERDUE',
        message: 'The engine went on long after its time limit, so it was ended by force.',
        fix: 'Start the run again with another engine or a smaller time limit.',
      }
    : {
        code: 'SOLVE_RUN_FAILED',
        message: `The engine ended with a fault: ${error instanceof Error ? error.message : String(error)}`,
        fix: 'Start the run again with another engine. The server’s log has the details.',
      }
}
