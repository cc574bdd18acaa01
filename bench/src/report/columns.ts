import type { Row } from '../running/row.ts'
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
  row.status === 'timeLimit' ? '–' : ratioText(row.ratio),
  secondsText(row.readSeconds),
  row.peakMemoryMb === null ? '–' : row.peakMemoryMb.toFixed(0),
  numberText(row.objectiveValue),
  numberText(row.bestBound),
  gapText(row.gapRelative),
  row.passes === null ? '–' : String(row.passes),
  statusWords[row.status] + (row.note && row.status === 'failed' ? `: ${row.note}` : ''),
]

const statusWords: Record<Row['status'], string> = {
  optimal: 'optimal',
  withinGap: 'within the gap',
  timeLimit: 'over the limit',
  infeasible: 'infeasible',
  failed: 'failed',
  absent: 'not installed',
  tooLarge: 'not run, expected over the limit',
}

/** What else a row has to say, in a line of its own. */
export const remarkOf = ({ engine, edits, loadSeconds, suite }: Row): string | null => {
  if (edits)
    return `${engine}: ${edits.edits} edits, p50 ${(edits.p50Seconds * 1000).toFixed(1)} ms, p95 ${(edits.p95Seconds * 1000).toFixed(1)} ms, cold ${(edits.coldSeconds * 1000).toFixed(0)} ms, objectives differ from cold solves by at most ${edits.worstDifference.toExponential(1)}`
  if (suite === 'cold' && loadSeconds !== null)
    return `${engine}: starting the process and loading its code took ${secondsText(loadSeconds)} s before that`
  return null
}

/** The rows by instance, in order. */
export const byInstance = (rows: readonly Row[]): [instance: string, rows: Row[]][] => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.instance, [...(groups.get(row.instance) ?? []), row])
  return [...groups]
}
