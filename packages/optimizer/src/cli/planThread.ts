import { parentPort, workerData } from 'node:worker_threads'
import { plan } from '../plan.ts'
import type { ThreadInput, ThreadMessage } from './planInThread.ts'

const { fleet, options, stopFlag } = workerData as ThreadInput
const flag = new Int32Array(stopFlag)
const send = (message: ThreadMessage) => parentPort?.postMessage(message)

try {
  const result = await plan(fleet, {
    ...options,
    onProgress: (progress) => send({ progress }),
    isCancelled: () => Atomics.load(flag, 0) !== 0,
  })
  send({ result })
} catch (cause) {
  send({ fault: cause instanceof Error ? cause.message : String(cause) })
}
