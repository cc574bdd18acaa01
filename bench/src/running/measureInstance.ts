import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { engineNamed } from '../engines/allEngines.ts'
import type { Engine } from '../engines/engine.ts'
import { packageVersion } from '../engines/packageVersion.ts'
import { type BenchInstance, isMipProgram } from '../instances/instance.ts'
import { measureCommandLine } from './measureCommandLine.ts'
import { measurePlanner } from './measurePlanner.ts'
import type { Measured, Row } from './row.ts'
import { emptyRow, rowsOf } from './rowsOf.ts'
import { runChild } from './runChild.ts'

/** An engine that took longer than this is not run again. */
const longSeconds = 10

export interface MeasureOptions {
  timeLimitSeconds: number
  rounds: number
  /** Version by engine; null where it is not installed. */
  versions: ReadonlyMap<string, string | null>
  /** A folder for the files that engines read. */
  folder: string
  tell: (text: string) => void
}

/** Runs every engine of an instance, in rounds, so that a busy moment of the machine hits all of them alike. */
export const measureInstance = async (
  instance: BenchInstance,
  options: MeasureOptions,
): Promise<Row[]> => {
  const timeLimitSeconds = Math.max(options.timeLimitSeconds, instance.timeLimitSeconds ?? 0)
  const [loadAverage = null] = loadavg()
  const rows = await measureWithin(instance, { ...options, timeLimitSeconds })
  return rows.map((row) => ({ ...row, timeLimitSeconds, loadAverage }))
}

/** Suites that the planner itself answers. */
const plannedKinds: Partial<Record<BenchInstance['suite'], 'million' | 'heldPlans'>> = {
  million: 'million',
  heldPlans: 'heldPlans',
}

const measureWithin = async (instance: BenchInstance, options: MeasureOptions): Promise<Row[]> => {
  const planned = plannedKinds[instance.suite]
  if (planned)
    return measurePlanner(
      instance,
      planned,
      options.timeLimitSeconds,
      packageVersion('@berth/optimizer'),
    )
  const engines = instance.engines.map(engineNamed)
  const present = engines.filter(({ name }) => options.versions.get(name) ?? null)
  const file = join(options.folder, 'program.mps')
  const { columns } = await runChild(
    { kind: 'writeMps', instance: instance.name, file },
    options.timeLimitSeconds,
  )
  const fitting = present.filter((engine) => fits(engine, instance, columns ?? 0))
  const measured = new Map<string, Measured[]>(fitting.map(({ name }) => [name, []]))
  for (let round = 0; round < Math.min(instance.rounds, options.rounds); round++)
    for (const engine of fitting) {
      const before = measured.get(engine.name) ?? []
      if (before.some(isFinal)) continue
      const one = await measureOnce(engine, instance, file, options)
      before.push(one)
      options.tell(
        `${instance.name}: ${engine.name} ${one.runs.map(({ seconds }) => seconds.toFixed(3)).join(' ')} s`,
      )
    }
  rmSync(file, { force: true })
  const others = engines
    .filter((engine) => !fitting.includes(engine))
    .map((engine) =>
      emptyRow(
        instance,
        engine.name,
        columns,
        options.versions.get(engine.name) ?? null,
        present.includes(engine) ? 'tooLarge' : 'absent',
      ),
    )
  const rows = rowsOf(instance, columns, measured, options.versions)
  return instance.engines.flatMap((name) =>
    [...rows, ...others].filter((row) => row.engine === name),
  )
}

const fits = ({ largestColumns }: Engine, { program }: BenchInstance, columns: number) =>
  columns <= (isMipProgram(program) ? largestColumns.mip : largestColumns.lp)

/** Whether another round would only take long, or fail again. */
const isFinal = ({ runs }: Measured) =>
  runs.length === 0 ||
  runs.some(
    ({ seconds, status }) =>
      seconds > longSeconds || (status !== 'optimal' && status !== 'withinGap'),
  )

const measureOnce = (
  engine: Engine,
  { name, suite, program, gapRelative }: BenchInstance,
  file: string,
  { timeLimitSeconds }: MeasureOptions,
): Promise<Measured> => {
  if (engine.kind === 'commandLine')
    return measureCommandLine(engine, {
      file,
      settings: { isMip: isMipProgram(program), gapRelative, timeLimitSeconds },
      isWhole: suite === 'cold',
    })
  const task = { engine: engine.name, instance: name, timeLimitSeconds }
  return runChild(
    suite === 'whatIf'
      ? { kind: 'whatIf', ...task }
      : { kind: 'solve', ...task, isWarm: suite !== 'cold' },
    timeLimitSeconds,
  )
}
