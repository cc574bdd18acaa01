import { Worker } from 'node:worker_threads'
import type { Fleet, SolveProgress, SolveResult, WorkloadTable } from '@berth/shared'
import type { PlanOptions } from '../planOptions.ts'
import type { WorkloadsResult } from '../planWorkloads.ts'

export interface ThreadMessage {
  progress?: SolveProgress
  /** A `WorkloadsResult` exactly where a table was given. */
  result?: SolveResult
  fault?: string
}
export interface ThreadInput {
  fleet: Fleet
  /** Workloads to plan besides those of the fleet. */
  table?: WorkloadTable
  options: Pick<
    PlanOptions,
    'objective' | 'weights' | 'engine' | 'gapRelative' | 'timeLimitSeconds' | 'hold'
  >
  /** One 32-bit number: not 0 means stop. */
  stopFlag: SharedArrayBuffer
}

/**
 * Plans in a thread of its own, so that this one can draw progress and hear Ctrl-C while the engine works.
 * `stop` ends the search with the best plan so far.
 */
export const planInThread = (
  fleet: Fleet,
  options: ThreadInput['options'],
  onProgress: (progress: SolveProgress) => void,
): Search<SolveResult> => inThread({ fleet, options }, onProgress)

/** The same for a fleet with a table of workloads. The table is copied into the thread: some tens of megabytes. */
export const planWorkloadsInThread = (
  fleet: Fleet,
  table: WorkloadTable,
  options: ThreadInput['options'],
  onProgress: (progress: SolveProgress) => void,
): Search<WorkloadsResult> => {
  const { result, stop } = inThread({ fleet, table, options }, onProgress)
  return { result: result as Promise<WorkloadsResult>, stop }
}

interface Search<Result> {
  result: Promise<Result>
  stop: () => void
}

const inThread = (
  input: Omit<ThreadInput, 'stopFlag'>,
  onProgress: (progress: SolveProgress) => void,
): Search<SolveResult> => {
  const stopFlag = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./planThread.js', import.meta.url), {
    workerData: { ...input, stopFlag } satisfies ThreadInput,
  })
  const result = new Promise<SolveResult>((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.progress) onProgress(message.progress)
      if (message.result) resolve(message.result)
      if (message.fault !== undefined) reject(new Error(message.fault))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the planning thread ended with code ${code}`)))
  })
  return { result, stop: () => void Atomics.store(new Int32Array(stopFlag), 0, 1) }
}
