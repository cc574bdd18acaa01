import type { GapPoint, Row } from '../running/row.ts'
import type { BenchDocument } from './benchDocument.ts'
import { gapText, numberText, ratioText, secondsText, timeText } from './words.ts'

/** The columns of the full table, the same on the terminal and in Markdown. */
export const tableHead = [
  'engine',
  'version',
  'seconds',
  'to fastest peer',
  'reading',
  'memory (MB)',
  'objective',
  'bound',
  'gap',
  'passes',
  'status',
]

export const tableCells = (row: Row, { engines }: BenchDocument): string[] => [
  engines.find(({ engine }) => engine === row.engine)?.title ?? row.engine,
  row.version ?? '–',
  timeText(row),
  ratioText(row.ratio),
  secondsText(row.readSeconds),
  row.peakMemoryMb === null ? '–' : row.peakMemoryMb.toFixed(0),
  numberText(row.objectiveValue),
  numberText(row.bestBound),
  gapText(row.gapRelative),
  numberText(row.passes, 3),
  statusWords[row.status] +
    (row.note && ['failed', 'refused'].includes(row.status) ? `: ${row.note}` : ''),
]

const statusWords: Record<Row['status'], string> = {
  optimal: 'optimal',
  withinGap: 'within the gap',
  timeLimit: 'over the limit',
  infeasible: 'infeasible',
  failed: 'failed',
  refused: 'refused',
  absent: 'not installed',
  tooLarge: 'not run, expected over the limit',
}

/** What else a row has to say, in a line of its own. */
export const remarkOf = ({ engine, edits, curve, loadSeconds, suite }: Row): string | null => {
  if (suite === 'anytime' && curve) return `${engine}: ${gapTimes(curve)}`
  if (edits)
    return `${engine}: ${edits.edits} edits, p50 ${(edits.p50Seconds * 1000).toFixed(1)} ms, p95 ${(edits.p95Seconds * 1000).toFixed(1)} ms, cold ${(edits.coldSeconds * 1000).toFixed(0)} ms, objectives differ from cold solves by at most ${edits.worstDifference.toExponential(1)}`
  if (suite === 'cold' && loadSeconds !== null)
    return `${engine}: starting the process and loading its code took ${secondsText(loadSeconds)} s before that`
  return null
}

/** When each gap was first proved. */
const gapTimes = (curve: readonly GapPoint[]): string =>
  [0.01, 0.001, 1e-4, 1e-6, 1e-9]
    .flatMap((gap) => {
      const first = curve.find(({ gapRelative }) => gapRelative <= gap)
      return first ? `a gap of ${gapText(gap)} after ${secondsText(first.seconds)} s` : []
    })
    .join(', ') || 'no gap of 1 % was proved before the end'

/** The rows by instance, in order. */
export const byInstance = (rows: readonly Row[]): [instance: string, rows: Row[]][] => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.instance, [...(groups.get(row.instance) ?? []), row])
  return [...groups]
}
