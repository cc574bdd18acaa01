import type { MessagePort } from 'node:worker_threads'
import { plan } from '@berth/optimizer'
import type { Fleet, Plan, SolveResult } from '@berth/shared'
import { ask } from '../explorations/ask.ts'
import type { Answer } from '../explorations/questions.ts'
import { takePlansOut } from '../explorations/takePlansOut.ts'
import type { PlanDocument, RunKind, RunKinds } from '../storage/tables.ts'

/** What a worker thread is given: everything it needs, so that it reads nothing itself. */
export interface WorkOrder<K extends RunKind = RunKind> {
  kind: K
  fleet: Fleet
  /** The plan that the run starts from. */
  basePlan: Plan | null
  task: RunKinds[K]['task']
  timeLimitSeconds: number
  /** What the run is about, as plans say it. */
  made: Pick<PlanDocument, 'scenarioId' | 'scenarioVersion'>
  /** One 32-bit number, shared: not 0 asks the search to stop. The engine blocks this thread. */
  cancelFlag: SharedArrayBuffer
  progressPort: MessagePort
}

/** What comes out of a worker thread. */
export interface WorkDone<K extends RunKind = RunKind> {
  output: WorkOutputs[K]
  /** Whether the search has noticed that it was asked to stop. */
  noticedCancel: boolean
}
interface WorkOutputs {
  solve: SolveResult
  /** An answer that names its plans, and the plans. */
  exploration: { answer: Answer; plans: PlanDocument[] }
}

interface Control<K extends RunKind> {
  timeLimitSeconds: number
  isCancelled: () => boolean
  onProgress: (progress: RunKinds[K]['progress']) => void
}
type Work<K extends RunKind> = Pick<WorkOrder<K>, 'fleet' | 'basePlan' | 'task' | 'made'>

const workers: { [K in RunKind]: (work: Work<K>, control: Control<K>) => Promise<WorkOutputs[K]> } =
  {
    solve: ({ fleet, basePlan, task: { gapTarget, ...task } }, control) =>
      plan(fleet, { ...task, ...control, gapRelative: gapTarget, hold: basePlan }),
    exploration: async ({ fleet, basePlan, made, task }, control) => {
      const { question, objective, gapTarget } = task
      const options = {
        ...control,
        ...(objective && { objective }),
        ...(gapTarget !== null && { gapRelative: gapTarget }),
      }
      return takePlansOut(await ask(question, { fleet, plan: basePlan }, options), fleet, made)
    },
  }

/** Works on one run in a thread of its own. */
export default async function work<K extends RunKind>(order: WorkOrder<K>): Promise<WorkDone<K>> {
  const { kind, cancelFlag, progressPort, timeLimitSeconds } = order
  const flag = new Int32Array(cancelFlag)
  let noticedCancel = false
  try {
    const output = await workers[kind](order, {
      timeLimitSeconds,
      isCancelled: () => {
        const isCancelled = Atomics.load(flag, 0) !== 0
        noticedCancel ||= isCancelled
        return isCancelled
      },
      onProgress: (progress) => progressPort.postMessage(progress),
    })
    return { output, noticedCancel }
  } finally {
    progressPort.close()
  }
}
