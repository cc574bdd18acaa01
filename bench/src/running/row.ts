import type { AnswerStatus } from '../engines/engine.ts'
import type { Suite } from '../instances/instance.ts'

/** A point of the curve of gap against time. */
export interface GapPoint {
  seconds: number
  gapRelative: number
}

/** 200 edits on a solved program, in seconds. */
export interface EditTimes {
  edits: number
  p50Seconds: number
  p95Seconds: number
  /** Median of the solves from nothing that the answers are compared with. */
  coldSeconds: number
  /** Largest relative difference of an objective from the one of a cold solve. */
  worstDifference: number
}

export type RowStatus = AnswerStatus | 'absent' | 'tooLarge'

/** What one engine did on one instance. Numbers that are not known are null. */
export interface Row {
  instance: string
  suite: Suite
  columns: number | null
  engine: string
  version: string | null
  status: RowStatus
  /** Solving alone; the median of all runs. For a cold start on the command line, the whole process. */
  seconds: number | null
  /** Reading the program into the engine’s own form. */
  readSeconds: number | null
  /** Of the process, until its code and the engine’s are loaded. */
  loadSeconds: number | null
  /** Of the process at its highest, the program and the engine together. */
  peakMemoryMb: number | null
  objectiveValue: number | null
  bestBound: number | null
  gapRelative: number | null
  /** Full pricing passes; a look at a part of the columns counts as that part. */
  passes: number | null
  /** Seconds over those of the fastest peer that solved the instance. */
  ratio: number | null
  /** What a solve was given at most. */
  timeLimitSeconds: number
  /** Of the machine over the minute before, so that it shows where other work ran beside. */
  loadAverage: number | null
  /** How many runs the medians are of. */
  runs: number
  /** Why there is no time, or what to know about it. */
  note: string | null
  edits?: EditTimes
  curve?: GapPoint[]
  measuredAt: string
}

/** One timed run. */
export interface Run {
  seconds: number
  readSeconds: number | null
  status: AnswerStatus
  objectiveValue: number | null
  bestBound: number | null
  passes: number | null
}

/** All that came of the processes that were started for one engine and one instance. */
export interface Measured {
  runs: Run[]
  columns: number | null
  peakMemoryMb: number | null
  loadSeconds: number | null
  note: string | null
  edits?: EditTimes
  curve?: GapPoint[]
}
