import { MessageChannel } from 'node:worker_threads'
import type { SolveProgress, SolveResult } from '@berth/shared'
import { Piscina } from 'piscina'
import type { SolveRunRow } from '../storage/tables.ts'
import type { FleetCatalogue } from '../useCases/fleetCatalogue.ts'
import { ProgressLog } from './progressLog.ts'
import type { RunJournal } from './runJournal.ts'
import type { SolveQueue } from './solveQueue.ts'
import type { SolveTask } from './solveWorker.ts'

const heartbeatMs = 3000
/** A search that does not react to being cancelled is ended by force after this time. */
const cancelPatienceMs = 20_000
/** A search may use its time limit, finish its last step and certify; then it is overdue. */
const overdueAfterMs = (timeLimitSeconds: number) => timeLimitSeconds * 1200 + 120_000

export interface InProcessQueueOptions {
  journal: RunJournal
  fleets: FleetCatalogue
  workerUrl: URL
  threads: number
  onError: (error: unknown, runId: string) => void
}

/** How a run that waits or is worked on can be stopped. */
interface Stop {
  cancelFlag: SharedArrayBuffer
  abort: AbortController
  wasCancelled: boolean
}

/** Works on runs in threads of this process, first come first served: one machine, nothing to set up. */
export class InProcessQueue implements SolveQueue {
  readonly #options: InProcessQueueOptions
  readonly #pool: Piscina<SolveTask, SolveResult>
  readonly #waiting: string[] = []
  readonly #stops = new Map<string, Stop>()
  readonly #working = new Set<Promise<void>>()
  readonly #heartbeat: NodeJS.Timeout
  #isClosed = false

  constructor(options: InProcessQueueOptions) {
    this.#options = options
    this.#pool = new Piscina({
      filename: options.workerUrl.href,
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: 30_000,
    })
    this.#heartbeat = setInterval(() => void this.#beat(), heartbeatMs)
    this.#heartbeat.unref()
  }

  get owner() {
    return this.#options.journal.owner
  }

  enqueue(runId: string): void {
    if (this.#isClosed) return
    this.#stops.set(runId, {
      cancelFlag: new SharedArrayBuffer(4),
      abort: new AbortController(),
      wasCancelled: false,
    })
    this.#waiting.push(runId)
    this.#takeNext()
  }

  cancel(runId: string): void {
    const stop = this.#stops.get(runId)
    if (stop && !stop.wasCancelled) {
      stop.wasCancelled = true
      Atomics.store(new Int32Array(stop.cancelFlag), 0, 1)
      setTimeout(() => stop.abort.abort(), cancelPatienceMs).unref()
    }
    this.#options.journal.signals.signal(runId)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#heartbeat)
    this.#waiting.length = 0
    await this.#options.journal.interrupt([...this.#stops.keys()])
    // A run on its way to the pool must not enter one that is gone: nobody would ever answer it.
    for (const { abort } of this.#stops.values()) abort.abort()
    await this.#pool.destroy()
    await Promise.allSettled(this.#working)
  }

  #takeNext() {
    if (this.#isClosed || this.#working.size >= this.#options.threads) return
    const runId = this.#waiting.shift()
    if (runId === undefined) return
    const working = this.#work(runId).finally(() => {
      this.#stops.delete(runId)
      this.#working.delete(working)
      this.#takeNext()
    })
    this.#working.add(working)
  }

  async #work(runId: string): Promise<void> {
    const { journal, onError } = this.#options
    const stop = this.#stops.get(runId)
    try {
      const run = await journal.start(runId)
      if (run && stop) await journal.finish(run, await this.#solve(run, stop))
    } catch (error) {
      if (this.#isClosed) return
      if (!stop?.wasCancelled) onError(error, runId)
      await journal
        .fail(runId, stop?.wasCancelled ?? false, error)
        .catch((failure: unknown) => onError(failure, runId))
    }
  }

  async #solve(run: SolveRunRow, stop: Stop): Promise<SolveResult> {
    const { journal, fleets, onError } = this.#options
    const { fleet } = await fleets.viewOfPlan(run)
    const { port1, port2 } = new MessageChannel()
    const log = new ProgressLog(
      (progress) => journal.progress(run.id, progress),
      (error) => onError(error, run.id),
    )
    port1.on('message', (progress: SolveProgress) => log.report(progress))
    const overdue = AbortSignal.timeout(overdueAfterMs(run.timeLimitSeconds))
    const { objective, engine, gapTarget: gapRelative, timeLimitSeconds } = run
    const limits = { objective, engine, gapRelative, timeLimitSeconds }
    try {
      return await this.#pool.run(
        { fleet, ...limits, cancelFlag: stop.cancelFlag, progressPort: port2 },
        { transferList: [port2], signal: AbortSignal.any([stop.abort.signal, overdue]) },
      )
    } finally {
      port1.close()
      await log.close()
    }
  }

  /** Says that this process is alive, and hears of cancellations that another process took. */
  async #beat() {
    if (this.#stops.size === 0) return
    try {
      for (const { id, state } of await this.#options.journal.beat([...this.#stops.keys()]))
        if (state === 'cancelling' || state === 'cancelled') this.cancel(id)
    } catch (error) {
      this.#options.onError(error, 'heartbeat')
    }
  }
}
