import type { Engine } from '../engines/engine.ts'
import { runProgram } from './runProgram.ts'

const versionSeconds = 20

/** The version of an engine as it is installed here; null where it is not. */
export const versionOf = async (engine: Engine): Promise<string | null> => {
  if (engine.kind === 'inProcess') return (await engine.load())?.version ?? null
  const run = await runProgram(engine.program, engine.versionArguments, versionSeconds)
  if (!run) return null
  return engine.versionPattern.exec(run.output)?.[1] ?? 'unknown'
}
