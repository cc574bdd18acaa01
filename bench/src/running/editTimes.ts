import { median, quantile } from './median.ts'
import type { Message } from './task.ts'

/** What came of edits, one at a time, in seconds and relative differences. */
interface Timed {
  seconds: number[]
  /** Of the solves from nothing that some answers are compared with. */
  coldSeconds: number[]
  worstDifference: number
}

/** The times of edits as they are told, with the answer before the first edit. */
export const editTimes = (
  { seconds, coldSeconds, worstDifference }: Timed,
  first: Omit<Extract<Message, { kind: 'edits' }>['run'], 'seconds' | 'readSeconds'>,
): Message => {
  const p50Seconds = median(seconds) ?? 0
  return {
    kind: 'edits',
    edits: {
      edits: seconds.length,
      p50Seconds,
      p95Seconds: quantile(seconds, 0.95) ?? 0,
      coldSeconds: median(coldSeconds) ?? 0,
      worstDifference,
    },
    run: { ...first, seconds: p50Seconds, readSeconds: null },
  }
}

/** How far two values are apart, relative to the larger; two answers without a value agree. */
export const differenceOf = (a: number | null, b: number | null): number =>
  a === null || b === null
    ? Number(a !== b)
    : Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))
