import type { LinearModel } from '@berth/optimizer/testing'

/** What an engine is asked to prove, and how long it may take. */
export interface SolveSettings {
  isMip: boolean
  gapRelative: number
  timeLimitSeconds: number
  onProgress?: (progress: { incumbent: number | null; bestBound: number | null }) => void
}

export type AnswerStatus =
  | 'optimal'
  | 'withinGap'
  | 'timeLimit'
  | 'infeasible'
  | 'failed'
  /** The engine says itself that it does not take such programs. */
  | 'refused'

/** Why an engine does not take a program, in its own words. */
export class Refusal extends Error {}

/** What an engine says about a program. */
export interface Answer {
  status: AnswerStatus
  objectiveValue: number | null
  bestBound: number | null
  /** Full pricing passes, from engines that count them. */
  passes: number | null
}

/** A program in the engine’s own form, ready to be solved. */
export interface ReadProgram {
  solve(): Answer | Promise<Answer>
  dispose(): void
}

/** An engine that runs in this process. */
export interface LoadedEngine {
  version: string
  /** Turns a program into the engine’s own form by its fastest path; its time is reading, not solving. */
  read(model: LinearModel, settings: SolveSettings): ReadProgram | Promise<ReadProgram>
}

/** What the output of a program on the command line says; null where it does not say it. */
export interface Said extends Omit<Answer, 'passes'> {
  /** As the program itself measured them. */
  seconds: number | null
  readSeconds: number | null
}

interface EngineBase {
  /** As in the rows of the result. */
  name: string
  /** What the table calls it. */
  title: string
  /** Whether others are compared with it: everything but the optimizer’s own engine. */
  isPeer: boolean
  /** Programs with more columns than these take it longer than the usual limit; 0 where it is not asked at all. */
  largestColumns: { lp: number; mip: number }
}

export interface InProcessEngine extends EngineBase {
  kind: 'inProcess'
  /** Null where it is not installed. */
  load(): Promise<LoadedEngine | null>
}

export interface CommandLineEngine extends EngineBase {
  kind: 'commandLine'
  program: string
  versionArguments: string[]
  /** The first group is the version. */
  versionPattern: RegExp
  solveArguments(file: string, settings: SolveSettings): string[]
  /** Of a run that only reads; left out where the program tells the time itself. */
  readArguments?(file: string): string[]
  understand(output: string, settings: SolveSettings): Said
}

export type Engine = InProcessEngine | CommandLineEngine
