import { Worker } from 'node:worker_threads'
import type { Fleet, SolveProgress, SolveResult } from '@berth/shared'
import type { PlanOptions } from '../planOptions.ts'

export interface ThreadMessage {
  progress?: SolveProgress
  result?: SolveResult
  fault?: string
}
export interface ThreadInput {
  fleet: Fleet
  options: Pick<
    PlanOptions,
    'objective' | 'weights' | 'engine' | 'gapRelative' | 'timeLimitSeconds'
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
): { result: Promise<SolveResult>; stop: () => void } => {
  const stopFlag = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./planThread.js', import.meta.url), {
    workerData: { fleet, options, stopFlag } satisfies ThreadInput,
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
