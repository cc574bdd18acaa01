import type { EditTimes, GapPoint, Run } from './row.ts'

/** What a child process is asked to do. */
export type Task =
  | { kind: 'solve'; engine: string; instance: string; timeLimitSeconds: number; isWarm: boolean }
  | { kind: 'whatIf'; engine: string; instance: string; timeLimitSeconds: number }
  | { kind: 'million' | 'heldPlans'; instance: string; timeLimitSeconds: number }
  | { kind: 'writeMps'; instance: string; file: string }

/** What it says while it works. */
export type Message =
  /** The program is generated, the engine warm: from now on its time counts. */
  | { kind: 'ready'; columns: number; loadSeconds: number }
  | { kind: 'run'; run: Run; curve: GapPoint[] }
  | { kind: 'edits'; edits: EditTimes; run: Run }
  | { kind: 'done'; peakMemoryMb: number }
  | { kind: 'failed' | 'refused'; reason: string }
