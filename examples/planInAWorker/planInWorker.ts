import type { PlanOptions } from '@berth/optimizer'
import type { Fleet, SolveProgress, SolveResult } from '@berth/shared'

/** What the page asks the worker. */
export interface Question {
  fleet: Fleet
  /** Options that can be sent to another thread: no functions. */
  options: Pick<PlanOptions, 'objective' | 'engine' | 'gapRelative' | 'timeLimitSeconds'>
  /** One 32-bit number: not 0 means stop. */
  stopFlag: SharedArrayBuffer | null
}

/** What the worker says: any number of steps, then a result or a fault. */
export type Answer = { progress: SolveProgress } | { result: SolveResult } | { fault: string }

/**
 * Plans in a worker of its own, since an engine blocks its thread. `stop` ends the search with the best plan so far where
 * the page is cross-origin isolated (see vite.config.ts), because only then can threads share memory; elsewhere it ends the worker.
 */
export const planInWorker = (
  fleet: Fleet,
  options: Question['options'],
  onProgress: (progress: SolveProgress) => void,
): { result: Promise<SolveResult>; stop: () => void } => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const stopFlag = crossOriginIsolated ? new SharedArrayBuffer(4) : null
  let end = () => worker.terminate()
  const result = new Promise<SolveResult>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('progress' in data) return onProgress(data.progress)
      worker.terminate()
      if ('result' in data) resolve(data.result)
      else reject(new Error(data.fault))
    }
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker did not start.'))
    end = () => {
      worker.terminate()
      reject(new Error('Stopped before there was a plan.'))
    }
  })
  worker.postMessage({ fleet, options, stopFlag } satisfies Question)
  const stop = () => {
    if (stopFlag) Atomics.store(new Int32Array(stopFlag), 0, 1)
    else end()
  }
  return { result, stop }
}
