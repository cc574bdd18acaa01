import { engineNamed } from '../engines/allEngines.ts'
import type { BenchInstance } from '../instances/instance.ts'
import { median } from './median.ts'
import type { Measured, Row, RowStatus, Run } from './row.ts'

/** A row without a measurement. */
export const emptyRow = (
  { name, suite }: BenchInstance,
  engine: string,
  columns: number | null,
  version: string | null,
  status: RowStatus,
): Row => ({
  instance: name,
  suite,
  columns,
  engine,
  version,
  status,
  seconds: null,
  readSeconds: null,
  loadSeconds: null,
  peakMemoryMb: null,
  objectiveValue: null,
  bestBound: null,
  gapRelative: null,
  passes: null,
  ratio: null,
  timeLimitSeconds: 0,
  loadAverage: null,
  runs: 0,
  note:
    status === 'absent'
      ? 'not installed'
      : status === 'tooLarge'
        ? 'not run: expected to take longer than the usual limit'
        : null,
  measuredAt: new Date().toISOString(),
})

/** Medians of all runs, one row for each engine that ran, with ratios to the fastest peer that solved the instance. */
export const rowsOf = (
  instance: BenchInstance,
  columns: number | null,
  measured: ReadonlyMap<string, readonly Measured[]>,
  versions: ReadonlyMap<string, string | null>,
): Row[] => {
  const rows = [...measured].map(([engine, parts]) => {
    const empty = emptyRow(instance, engine, columns, versions.get(engine) ?? null, 'failed')
    return rowOf(empty, parts)
  })
  const fastest = Math.min(
    ...rows
      .filter((row) => engineNamed(row.engine).isPeer && isSolved(row))
      .map(({ seconds }) => seconds ?? Number.POSITIVE_INFINITY),
  )
  return rows.map((row) => ({
    ...row,
    ratio:
      isSolved(row) && row.seconds !== null && Number.isFinite(fastest) && fastest > 0
        ? row.seconds / fastest
        : null,
  }))
}

export const isSolved = ({ status }: Pick<Row, 'status'>) =>
  status === 'optimal' || status === 'withinGap'

/** What all processes of one engine came to. */
export const rowOf = (empty: Row, parts: readonly Measured[]): Row => {
  const runs = parts.flatMap((part) => part.runs)
  // An engine that fails once does not pass for its other runs.
  const told: Run | undefined = runs.find((run) => !isSolved(run)) ?? runs.at(-1)
  const part = parts.at(-1)
  if (!told || !part) return { ...empty, note: parts.at(-1)?.note ?? 'it said nothing' }
  const memories = parts.flatMap(({ peakMemoryMb }) => peakMemoryMb ?? [])
  return {
    ...empty,
    status: told.status,
    // A run that was ended took what it was given; one that failed took nothing that means anything.
    seconds:
      isSolved(told) || told.status === 'timeLimit'
        ? median(runs.map(({ seconds }) => seconds))
        : null,
    readSeconds: median(runs.map(({ readSeconds }) => readSeconds)),
    loadSeconds: median(parts.map(({ loadSeconds }) => loadSeconds)),
    peakMemoryMb: memories.length > 0 ? Math.max(...memories) : null,
    objectiveValue: told.objectiveValue,
    bestBound: told.bestBound,
    gapRelative: gapOf(told),
    passes: told.passes,
    runs: runs.length,
    note: parts.find(({ note }) => note !== null)?.note ?? null,
    ...(part.edits ? { edits: part.edits } : {}),
    ...(part.curve ? { curve: part.curve } : {}),
  }
}

const gapOf = ({ objectiveValue, bestBound }: Run) =>
  objectiveValue === null || bestBound === null
    ? null
    : Math.max(0, objectiveValue - bestBound) / Math.max(Math.abs(objectiveValue), 1e-9)
