import type { BenchInstance } from '../instances/instance.ts'
import type { Row } from './row.ts'
import { emptyRow } from './rowsOf.ts'

/**
 * A million workloads, read, grouped, planned and certified. There is no planner for them yet; when there is, it is measured here
 * in a process of its own, and its row carries `readSeconds`, `seconds`, `peakMemoryMb` and the certified `gapRelative`.
 */
export const measureMillion = (instance: BenchInstance): Row[] =>
  instance.engines.map((engine) => ({
    ...emptyRow(instance, engine, null, null, 'absent'),
    note: 'there is no planner for a million workloads yet',
  }))
