import { type LinearModel, placementProgram } from '@berth/optimizer/testing'
import { engineNamed } from '../engines/allEngines.ts'
import type { LoadedEngine, SolveSettings } from '../engines/engine.ts'
import { type BenchInstance, isMipProgram } from '../instances/instance.ts'
import type { GapPoint, Run } from './row.ts'
import type { Message, Task } from './task.ts'

/** Short solves are repeated until so many seconds or so many runs are over. */
const repeatSeconds = 2
const mostRuns = 5
/** The warm-up solves a smaller program so often, or so long. */
const warmUpSeconds = 1
const warmUpRuns = 30

const elapsed = (since: number) => (performance.now() - since) / 1000

/** Loads an engine, warms it up where that is asked, and solves the program from nothing several times. */
export const solveRepeatedly = async (
  { engine: name, timeLimitSeconds, isWarm }: Extract<Task, { kind: 'solve' }>,
  { program, gapRelative }: BenchInstance,
  say: (message: Message) => Promise<void>,
) => {
  // The clock starts with the process, so this is what starting it and reading its code took.
  const startSeconds = performance.now() / 1000
  const engine = engineNamed(name)
  if (engine.kind !== 'inProcess') throw new Error(`${name} does not run in a process of ours`)
  const model = placementProgram(program)
  const settings = { isMip: isMipProgram(program), gapRelative, timeLimitSeconds }
  const loadedAt = performance.now()
  const loaded = await engine.load()
  const loadSeconds = startSeconds + elapsed(loadedAt)
  if (!loaded) throw new Error(`${name} is not installed`)
  if (isWarm) await warmUp(loaded, program, settings)
  await say({ kind: 'ready', columns: model.columnCount, loadSeconds })
  let total = 0
  for (let k = 0; k === 0 || (isWarm && k < mostRuns && total < repeatSeconds); k++) {
    const { run, curve } = await runOnce(loaded, model, settings)
    total += run.seconds
    await say({ kind: 'run', run, curve })
    if (run.status !== 'optimal' && run.status !== 'withinGap') break
  }
}

const warmUp = async (
  loaded: LoadedEngine,
  program: BenchInstance['program'],
  settings: SolveSettings,
) => {
  const isSmall = program.workloads <= 100
  const model = placementProgram({
    ...program,
    seed: program.seed + 1000,
    sites: isSmall ? 30 : 50,
    workloads: isSmall ? 60 : 100,
  })
  const startedAt = performance.now()
  for (let k = 0; k < warmUpRuns && elapsed(startedAt) < warmUpSeconds; k++)
    await runOnce(loaded, model, { ...settings, timeLimitSeconds: warmUpSeconds })
}

const runOnce = async (
  loaded: LoadedEngine,
  model: LinearModel,
  settings: SolveSettings,
): Promise<{ run: Run; curve: GapPoint[] }> => {
  const curve: GapPoint[] = []
  const readAt = performance.now()
  let solvedAt = readAt
  const read = await loaded.read(model, {
    ...settings,
    onProgress: ({ incumbent, bestBound }) => {
      if (incumbent === null || bestBound === null) return
      const gapRelative = (incumbent - bestBound) / Math.max(Math.abs(incumbent), 1e-9)
      curve.push({ seconds: elapsed(solvedAt), gapRelative })
    },
  })
  solvedAt = performance.now()
  try {
    const answer = await read.solve()
    const seconds = elapsed(solvedAt)
    return { run: { ...answer, seconds, readSeconds: (solvedAt - readAt) / 1000 }, curve }
  } finally {
    read.dispose()
  }
}
