import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { peakMemoryOf } from './peakMemoryOf.ts'

/** The peak of a process is told while it lives; it is looked at so often. */
const pollMilliseconds = 10

export interface ProgramRun {
  output: string
  seconds: number
  /** Null where the system does not tell it. */
  peakMemoryMb: number | null
  isKilled: boolean
  exitCode: number | null
}

/** Runs a program on the command line to its end, or to the end of its time. Null where it cannot be started. */
export const runProgram = (
  program: string,
  args: string[],
  timeLimitSeconds: number,
  // Not where the user is: some programs leave a log in their folder.
  cwd = tmpdir(),
): Promise<ProgramRun | null> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd })
    const pieces: Buffer[] = []
    let peakMemoryMb: number | null = null
    let isKilled = false
    const look = setInterval(() => {
      peakMemoryMb = Math.max(peakMemoryMb ?? 0, peakMemoryOf(child.pid) ?? 0) || null
    }, pollMilliseconds)
    const timer = setTimeout(() => {
      isKilled = true
      child.kill('SIGKILL')
    }, timeLimitSeconds * 1000)
    const end = (run: ProgramRun | null) => {
      clearInterval(look)
      clearTimeout(timer)
      resolve(run)
    }
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece))
    child.on('error', () => end(null))
    child.on('close', (exitCode) =>
      end({
        output: Buffer.concat(pieces).toString('utf8'),
        seconds: (performance.now() - startedAt) / 1000,
        peakMemoryMb,
        isKilled,
        exitCode,
      }),
    )
  })
