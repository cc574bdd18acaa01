import type { MessagePort } from 'node:worker_threads'
import { plan } from '@berth/optimizer'
import type { EngineChoice, Fleet, ObjectiveName, SolveResult } from '@berth/shared'

/** What a worker thread is given: everything it needs, so that it reads nothing itself. */
export interface SolveTask {
  fleet: Fleet
  objective: ObjectiveName
  engine: EngineChoice
  gapRelative: number
  timeLimitSeconds: number
  /** One 32-bit number, shared: not 0 asks the search to stop. The engine blocks this thread. */
  cancelFlag: SharedArrayBuffer
  progressPort: MessagePort
}

/** Solves one task in a thread of its own. */
export default async function solve(task: SolveTask): Promise<SolveResult> {
  const { fleet, cancelFlag, progressPort, ...options } = task
  const flag = new Int32Array(cancelFlag)
  try {
    return await plan(fleet, {
      ...options,
      isCancelled: () => Atomics.load(flag, 0) !== 0,
      onProgress: (progress) => progressPort.postMessage(progress),
    })
  } finally {
    progressPort.close()
  }
}
