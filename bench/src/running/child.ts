/** A process of its own for one engine on one program, so that its peak memory, its crash and its end are its own. */
import { resourceUsage } from 'node:process'
import { placementProgram } from '@berth/optimizer/testing'
import { Refusal } from '../engines/engine.ts'
import { instanceNamed } from '../instances/catalogue.ts'
import { heldPlanTimes } from './heldPlanTimes.ts'
import { planMillion } from './planMillion.ts'
import { solveRepeatedly } from './solveRepeatedly.ts'
import type { Message, Task } from './task.ts'
import { whatIfTimes } from './whatIfTimes.ts'
import { writeMpsFile } from './writeMpsFile.ts'

const say = (message: Message) =>
  new Promise<void>((resolve) => process.send?.(message, () => resolve()))

const work = async (task: Task) => {
  const instance = instanceNamed(task.instance)
  switch (task.kind) {
    case 'writeMps': {
      const model = placementProgram(instance.program)
      writeMpsFile(model, task.file)
      return say({ kind: 'ready', columns: model.columnCount, loadSeconds: 0 })
    }
    case 'solve':
      return solveRepeatedly(task, instance, say)
    case 'million':
      return planMillion(instance, task.timeLimitSeconds, say)
    case 'heldPlans':
      return heldPlanTimes(task.timeLimitSeconds, say)
    case 'whatIf':
      return whatIfTimes(task, instance, say)
  }
}

process.once('message', async (task: Task) => {
  try {
    await work(task)
    // Linux and macOS both count in kilobytes here.
    await say({ kind: 'done', peakMemoryMb: resourceUsage().maxRSS / 1024 })
  } catch (error) {
    const kind = error instanceof Refusal ? 'refused' : 'failed'
    await say({ kind, reason: error instanceof Error ? error.message : String(error) })
  }
  process.disconnect()
})
