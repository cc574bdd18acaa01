import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { PlanStore } from '../storage/planStore.ts'
import type { RunEventRow, RunKind, RunRow } from '../storage/tables.ts'
import type { FleetCatalogue } from '../useCases/fleetCatalogue.ts'
import { ProgressLog } from './progressLog.ts'
import type { RunJournal } from './runJournal.ts'
import type { RunQueue } from './runQueue.ts'
import type { WorkDone, WorkOrder } from './runWorker.ts'

const heartbeatMs = 3000
/** A search that does not react to being cancelled is ended by force after this time. */
const cancelPatienceMs = 20_000
/** A search may use its time limit, finish its last step and certify; then it is overdue. */
const overdueAfterMs = (timeLimitSeconds: number) => timeLimitSeconds * 1200 + 120_000

export interface InProcessQueueOptions {
  journal: RunJournal
  fleets: FleetCatalogue
  plans: PlanStore
  workerUrl: URL
  /** How many runs of each kind are worked on at once: a short question does not wait for a long search. */
  threads: Record<RunKind, number>
  onError: (error: unknown, runId: string) => void
}

type NamedRun = Pick<RunRow, 'id' | 'kind'>
/** A run that waits or is worked on, and how it can be stopped. */
interface Held extends NamedRun {
  cancelFlag: SharedArrayBuffer
  abort: AbortController
  wasCancelled: boolean
}

/** Works on runs in threads of this process, first come first served in each kind: one machine, nothing to set up. */
export class InProcessQueue implements RunQueue {
  readonly #options: InProcessQueueOptions
  readonly #pool: Piscina<WorkOrder, WorkDone>
  readonly #held = new Map<string, Held>()
  readonly #waiting: Record<RunKind, Held[]> = { solve: [], exploration: [] }
  readonly #working = { solve: new Set<Promise<void>>(), exploration: new Set<Promise<void>>() }
  readonly #heartbeat: NodeJS.Timeout
  #isClosed = false

  constructor(options: InProcessQueueOptions) {
    this.#options = options
    this.#pool = new Piscina({
      filename: options.workerUrl.href,
      minThreads: 0,
      maxThreads: options.threads.solve + options.threads.exploration,
      idleTimeout: 30_000,
    })
    this.#heartbeat = setInterval(() => void this.#beat(), heartbeatMs)
    this.#heartbeat.unref()
  }

  get owner() {
    return this.#options.journal.owner
  }

  enqueue({ id, kind }: NamedRun): void {
    if (this.#isClosed) return
    const held: Held = {
      id,
      kind,
      cancelFlag: new SharedArrayBuffer(4),
      abort: new AbortController(),
      wasCancelled: false,
    }
    this.#held.set(id, held)
    this.#waiting[kind].push(held)
    this.#takeNext(kind)
  }

  cancel(runId: string): void {
    const held = this.#held.get(runId)
    if (held && !held.wasCancelled) {
      held.wasCancelled = true
      Atomics.store(new Int32Array(held.cancelFlag), 0, 1)
      setTimeout(() => held.abort.abort(), cancelPatienceMs).unref()
    }
    this.#options.journal.signals.signal(runId)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#heartbeat)
    await this.#options.journal.interrupt([...this.#held.values()])
    // A run on its way to the pool must not enter one that is gone: nobody would ever answer it.
    for (const { abort } of this.#held.values()) abort.abort()
    await this.#pool.destroy()
    await Promise.allSettled([...this.#working.solve, ...this.#working.exploration])
  }

  #takeNext(kind: RunKind) {
    const { threads } = this.#options
    const all = this.#working[kind]
    if (this.#isClosed || all.size >= threads[kind]) return
    const held = this.#waiting[kind].shift()
    if (held === undefined) return
    const working = this.#work(held).finally(() => {
      this.#held.delete(held.id)
      all.delete(working)
      this.#takeNext(kind)
    })
    all.add(working)
  }

  async #work(held: Held): Promise<void> {
    const { journal, onError } = this.#options
    try {
      const run = await journal.start(held.id)
      if (run) await journal.finish(run, await this.#answer(run, held))
    } catch (error) {
      if (this.#isClosed) return
      if (!held.wasCancelled) onError(error, held.id)
      await journal
        .fail(held, held.wasCancelled, error)
        .catch((failure: unknown) => onError(failure, held.id))
    }
  }

  async #answer(run: RunRow, { cancelFlag, abort }: Held): Promise<WorkDone> {
    const { journal, fleets, plans, onError } = this.#options
    const { kind, task, timeLimitSeconds, scenarioId, scenarioVersion } = run
    const made = { scenarioId, scenarioVersion }
    const { fleet } = await fleets.viewOfPlan(run)
    const basePlan = await planOf(plans, run.basePlanId)
    const { port1, port2 } = new MessageChannel()
    const log = new ProgressLog<RunEventRow['progress']>(
      (progress) => journal.progress(run.id, progress),
      (error) => onError(error, run.id),
    )
    port1.on('message', (progress: RunEventRow['progress']) => log.report(progress))
    const overdue = AbortSignal.timeout(overdueAfterMs(timeLimitSeconds))
    try {
      return await this.#pool.run(
        { kind, task, fleet, basePlan, made, timeLimitSeconds, cancelFlag, progressPort: port2 },
        { transferList: [port2], signal: AbortSignal.any([abort.signal, overdue]) },
      )
    } finally {
      port1.close()
      await log.close()
    }
  }

  /** Says that this process is alive, and hears of cancellations that another process took. */
  async #beat() {
    if (this.#held.size === 0) return
    try {
      for (const { id, state } of await this.#options.journal.beat([...this.#held.keys()]))
        if (state === 'cancelling' || state === 'cancelled') this.cancel(id)
    } catch (error) {
      this.#options.onError(error, 'heartbeat')
    }
  }
}

const planOf = async (plans: PlanStore, planId: string | null) => {
  if (planId === null) return null
  const [row] = await plans.find([planId])
  if (!row) throw new Error(`The plan ${planId} is gone.`)
  return row.document.plan
}
