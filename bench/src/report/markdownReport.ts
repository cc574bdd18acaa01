import type { BenchDocument } from './benchDocument.ts'
import { byInstance, remarkOf, tableCells, tableHead } from './columns.ts'
import { contradictionIn } from './contradiction.ts'
import { machineWords } from './machine.ts'
import { robustnessSummary } from './robustnessSummary.ts'

/** Every row of the latest results, as a page. */
export const markdownReport = (document: BenchDocument): string => {
  const blocks = byInstance(document.rows).map(([instance, rows]) => {
    const columns = rows[0]?.columns
    const remarks = [
      ...rows.flatMap((row) => remarkOf(row) ?? []),
      ...[contradictionIn(rows) ?? []].flat(),
    ]
    return [
      `## ${instance}`,
      '',
      `${columns ? `${columns.toLocaleString('en')} columns, measured` : 'Measured'} ${rows[0]?.measuredAt.slice(0, 10)}.`,
      '',
      line(tableHead),
      line(tableHead.map((_, c) => (c > 1 && c < 10 ? '--:' : '---'))),
      ...rows.map((row) => line(tableCells(row, document))),
      ...(remarks.length > 0 ? ['', ...remarks.map((remark) => `- ${remark}`)] : []),
      '',
    ].join('\n')
  })
  return `# The latest measurements

Written by \`npm run bench\`; [how it measures](../../docs/guides/benchmark.md). ${machineWords(document.machine)}. At most ${document.timeLimitSeconds} s for a solve. Times are medians, in seconds.

${blocks.join('\n')}${summaryOf(document)}`
}

const summaryOf = (document: BenchDocument) => {
  const sentences = robustnessSummary(document).map((sentence) => `- ${sentence}.\n`)
  return sentences.length > 0 ? `\n## All variations\n\n${sentences.join('')}` : ''
}

export const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
