import type { Row } from '../running/row.ts'
import { isSolved } from '../running/rowsOf.ts'
import type { BenchDocument } from './benchDocument.ts'
import { byInstance } from './columns.ts'
import { machineWords } from './machine.ts'
import { line } from './markdownReport.ts'
import { robustnessSummary } from './robustnessSummary.ts'
import { gapText, secondsText, timeText } from './words.ts'

const from = '<!-- bench -->'
const to = '<!-- /bench -->'

/** Puts a text between the README’s two comments. */
export const replaceSection = (readme: string, section: string): string => {
  const [start, end] = [readme.indexOf(from), readme.indexOf(to)]
  if (start < 0 || end < start)
    throw new Error(`the README has no ${from} and ${to} to put the latest table between`)
  return `${readme.slice(0, start + from.length)}\n${section}\n${readme.slice(end)}`
}

/** The latest times in short: linear programs by size, consolidations with their gaps, what-ifs, the plots. */
export const readmeSection = (
  document: BenchDocument,
  plots: Record<'time.svg' | 'gap.svg', string | null>,
): string => {
  const parts = [
    `Measured on ${document.date.slice(0, 10)}: ${machineWords(document.machine)}. Medians, seconds to solve; reading the program is not counted. ${busyWords(document)}${absentWords(document)}[All rows](bench/results/latest.md) with reading, memory, objective, bound and passes; [how it is measured](docs/guides/benchmark.md).`,
    sizeTable(document),
    plots['time.svg']
      ? '![Seconds to solve against columns, for every engine](bench/results/time.svg)'
      : '',
    consolidationTable(document),
    [
      ...coldWords(document),
      ...whatIfWords(document),
      ...millionWords(document),
      ...robustnessSummary(document),
    ]
      .map((sentence) => `- ${sentence}.`)
      .join('\n'),
    plots['gap.svg'] ? '![Proved gap against time](bench/results/gap.svg)' : '',
  ]
  return `\n${parts.filter(Boolean).join('\n\n')}\n`
}

/** The benchmark itself is a load of 1. */
const busyWords = ({ rows, machine }: BenchDocument) => {
  const most = Math.max(...rows.map(({ loadAverage }) => loadAverage ?? 0))
  return most > machine.cores
    ? `Other work ran beside it (a load of up to ${most.toFixed(1)}), so times are longer than they need be. `
    : ''
}

const absentWords = ({ engines }: BenchDocument) => {
  const absent = engines.filter(({ version }) => version === null).map(({ title }) => title)
  return absent.length > 0 ? `Absent: ${absent.join(', ')}. ` : ''
}

/** One row for each instance, one column for each engine that was asked. */
const pivot = (
  document: BenchDocument,
  suite: Row['suite'],
  first: string,
  cell: (row: Row) => string,
): string => {
  const rows = document.rows.filter((row) => row.suite === suite)
  if (rows.length === 0) return ''
  const engines = document.engines.filter(({ engine }) => rows.some((row) => row.engine === engine))
  return [
    line([first, ...engines.map(({ title, version }) => `${title} ${version ?? ''}`.trim())]),
    line(['---', ...engines.map(() => '--:')]),
    ...byInstance(rows).map(([instance, group]) =>
      line([
        instance.replace(/^consolidate /, ''),
        ...engines.map(({ engine }) => {
          const row = group.find((one) => one.engine === engine)
          return row ? cell(row) : '–'
        }),
      ]),
    ),
  ].join('\n')
}

const sizeTable = (document: BenchDocument) => pivot(document, 'lp', 'Sites x workloads', timeText)

const consolidationTable = (document: BenchDocument) =>
  pivot(document, 'mip', 'Consolidation: seconds, gap', (row) => {
    const time = timeText(row)
    return row.gapRelative === null ? time : `${time}, ${gapText(row.gapRelative)}`
  })

const titleOf = ({ engines }: BenchDocument, name: string) =>
  engines.find(({ engine }) => engine === name)?.title ?? name

/** Whole processes: for engines in JavaScript the start, the reading and the first solve. */
const coldWords = (document: BenchDocument): string[] => {
  const rows = document.rows.filter((row) => row.suite === 'cold' && isSolved(row))
  const times = rows.map(({ engine, seconds, readSeconds, loadSeconds }) => {
    const start = loadSeconds === null ? 0 : loadSeconds + (readSeconds ?? 0)
    const told = loadSeconds === null ? '' : ` (start and reading ${secondsText(start)} s of it)`
    return `${titleOf(document, engine)} ${secondsText((seconds ?? 0) + start)} s${told}`
  })
  return rows[0] ? [`${rows[0].instance}, the whole process: ${times.join(', ')}`] : []
}

const whatIfWords = (document: BenchDocument): string[] =>
  document.rows.flatMap(({ engine, instance, edits }) =>
    edits
      ? `${instance}, ${titleOf(document, engine)}: ${edits.edits} edits one at a time, p50 ${ms(edits.p50Seconds)}, p95 ${ms(edits.p95Seconds)}; from nothing ${secondsText(edits.coldSeconds)} s`
      : [],
  )

const millionWords = ({ rows }: BenchDocument): string[] =>
  rows
    .filter(({ suite }) => suite === 'million')
    .map((row) =>
      isSolved(row)
        ? `${row.instance}: reading ${secondsText(row.readSeconds)} s, planning and certifying ${secondsText(row.seconds)} s, a gap of ${gapText(row.gapRelative)}, ${row.peakMemoryMb?.toFixed(0) ?? '–'} MB`
        : `${row.instance}: ${timeText(row)}${row.note ? ` (${row.note.replace(/\.$/, '')})` : ''}`,
    )

const ms = (seconds: number) => `${(seconds * 1000).toFixed(seconds < 0.01 ? 1 : 0)} ms`
