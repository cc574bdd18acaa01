import { parentPort, workerData } from 'node:worker_threads'
import { plan } from '../plan.ts'
import type { PlanOptions } from '../planOptions.ts'
import { planWorkloads } from '../planWorkloads.ts'
import type { ThreadInput, ThreadMessage } from './planInThread.ts'

const { fleet, table, options, stopFlag } = workerData as ThreadInput
const flag = new Int32Array(stopFlag)
const send = (message: ThreadMessage) => parentPort?.postMessage(message)

try {
  const watched: PlanOptions = {
    ...options,
    onProgress: (progress) => send({ progress }),
    isCancelled: () => Atomics.load(flag, 0) !== 0,
  }
  const result = table ? await planWorkloads(fleet, table, watched) : await plan(fleet, watched)
  send({ result })
} catch (cause) {
  send({ fault: cause instanceof Error ? cause.message : String(cause) })
}
