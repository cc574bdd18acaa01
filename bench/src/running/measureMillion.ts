import type { BenchInstance } from '../instances/instance.ts'
import type { Row } from './row.ts'
import { emptyRow, rowOf } from './rowsOf.ts'
import { runChild } from './runChild.ts'

/** A million workloads, by the planner itself: there is no peer that takes them. */
export const measureMillion = async (
  instance: BenchInstance,
  timeLimitSeconds: number,
  version: string | null,
): Promise<Row[]> => {
  const measured = await runChild(
    { kind: 'million', instance: instance.name, timeLimitSeconds },
    timeLimitSeconds,
  )
  return instance.engines.map((engine) =>
    rowOf(emptyRow(instance, engine, null, version, 'failed'), [measured]),
  )
}
