import type { BenchInstance } from '../instances/instance.ts'
import type { Row } from './row.ts'
import { emptyRow, rowOf } from './rowsOf.ts'
import { runChild } from './runChild.ts'
import type { Task } from './task.ts'

/** What the planner itself does: there is no peer that takes such fleets. */
export const measurePlanner = async (
  instance: BenchInstance,
  kind: Extract<Task['kind'], 'million' | 'heldPlans'>,
  timeLimitSeconds: number,
  version: string | null,
): Promise<Row[]> => {
  const measured = await runChild(
    { kind, instance: instance.name, timeLimitSeconds },
    timeLimitSeconds,
  )
  return instance.engines.map((engine) =>
    rowOf(emptyRow(instance, engine, null, version, 'failed'), [measured]),
  )
}
