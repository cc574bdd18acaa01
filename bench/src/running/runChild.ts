import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { peakMemoryOf } from './peakMemoryOf.ts'
import type { Measured } from './row.ts'
import type { Message, Task } from './task.ts'

const childFile = fileURLToPath(new URL('child.js', import.meta.url))
/** An engine that stops by itself may take so much longer than its limit. */
const graceSeconds = 5
/** Generating the largest program, or warming up, may take so long. */
const startSeconds = 120
/** So often its memory is looked at. */
const lookMilliseconds = 250

/** Runs a task in a process of its own and ends it when its time is up; what it had said until then is kept. */
export const runChild = (task: Task, timeLimitSeconds: number): Promise<Measured> =>
  new Promise((resolve) => {
    const measured: Measured = {
      runs: [],
      columns: null,
      peakMemoryMb: null,
      loadSeconds: null,
      note: null,
    }
    const child = fork(childFile, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    let isDone = false
    const fail = (status: 'failed' | 'refused' | 'timeLimit', note: string | null) => {
      measured.runs.push({ ...noRun, status, seconds: timeLimitSeconds })
      measured.note = note
    }
    const stop = () => {
      isDone = true
      fail('timeLimit', null)
      child.kill('SIGKILL')
    }
    // For a process that is ended before it can tell.
    const look = setInterval(() => {
      measured.peakMemoryMb = peakMemoryOf(child.pid) ?? measured.peakMemoryMb
    }, lookMilliseconds)
    const startTimer = (seconds: number) => setTimeout(stop, seconds * 1000)
    let timer = startTimer(startSeconds)
    const restart = (seconds: number) => {
      clearTimeout(timer)
      timer = startTimer(seconds)
    }
    child.on('message', (message: Message) => {
      switch (message.kind) {
        case 'ready':
          measured.columns = message.columns
          measured.loadSeconds = message.loadSeconds
          // 200 edits are 200 solves; each of them has its own limit inside.
          return restart(
            task.kind === 'whatIf' ? 10 * timeLimitSeconds : timeLimitSeconds + graceSeconds,
          )
        case 'run':
          measured.runs.push(message.run)
          if (message.curve.length > 0) measured.curve = message.curve
          return restart(timeLimitSeconds + graceSeconds)
        case 'edits':
          measured.edits = message.edits
          measured.runs.push(message.run)
          return
        case 'done':
          isDone = true
          measured.peakMemoryMb = message.peakMemoryMb
          return
        case 'failed':
        case 'refused':
          isDone = true
          return fail(message.kind, message.reason)
      }
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      clearInterval(look)
      if (!isDone) fail('failed', `the process ended with ${signal ?? `exit code ${code}`}`)
      resolve(measured)
    })
    child.send(task)
  })

export const noRun = {
  readSeconds: null,
  objectiveValue: null,
  bestBound: null,
  passes: null,
} as const
