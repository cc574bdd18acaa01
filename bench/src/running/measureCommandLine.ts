import { dirname } from 'node:path'
import type { CommandLineEngine, SolveSettings } from '../engines/engine.ts'
import type { Measured, Run } from './row.ts'
import { noRun } from './runChild.ts'
import { runProgram } from './runProgram.ts'

/** A program that stops by itself may take so much longer than its limit, reading apart. */
const graceSeconds = 5
/** Reading the largest file may take so long. */
const readLimitSeconds = 300

export interface CommandLineTask {
  file: string
  settings: SolveSettings
  /** Whether the whole process is what counts, as for a cold start. */
  isWhole: boolean
}

/** Runs a program on a file once. Reading is told by the program, or is a run that only reads, or what is left of the process. */
export const measureCommandLine = async (
  engine: CommandLineEngine,
  { file, settings, isWhole }: CommandLineTask,
): Promise<Measured> => {
  const { timeLimitSeconds } = settings
  const reading = engine.readArguments
    ? await runProgram(engine.program, engine.readArguments(file), readLimitSeconds, dirname(file))
    : null
  const solving = await runProgram(
    engine.program,
    engine.solveArguments(file, settings),
    timeLimitSeconds + readLimitSeconds + graceSeconds,
    dirname(file),
  )
  const none = { columns: null, peakMemoryMb: null, loadSeconds: null, note: null }
  if (!solving) return { ...none, runs: [], note: `${engine.program} cannot be started` }
  const said = engine.understand(solving.output, settings)
  const readSeconds =
    said.readSeconds ??
    reading?.seconds ??
    (said.seconds === null ? null : Math.max(0, solving.seconds - said.seconds))
  const run: Run = solving.isKilled
    ? { ...noRun, status: 'timeLimit', seconds: timeLimitSeconds, readSeconds }
    : {
        ...noRun,
        status: said.status,
        objectiveValue: said.objectiveValue,
        bestBound: said.bestBound,
        readSeconds,
        seconds: isWhole
          ? solving.seconds
          : (said.seconds ?? Math.max(0, solving.seconds - (readSeconds ?? 0))),
      }
  return {
    ...none,
    runs: [run],
    peakMemoryMb: solving.peakMemoryMb,
    note:
      run.status === 'failed'
        ? `exit code ${solving.exitCode}: ${solving.output.trim().split('\n').at(-1) ?? ''}`
        : null,
  }
}
