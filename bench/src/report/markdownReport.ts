import type { BenchDocument } from './benchDocument.ts'
import { byInstance, remarkOf, tableCells, tableHead } from './columns.ts'
import { machineWords } from './machine.ts'

/** Every row of the latest results, as a page. */
export const markdownReport = (document: BenchDocument): string => {
  const blocks = byInstance(document.rows).map(([instance, rows]) => {
    const columns = rows[0]?.columns
    return [
      `## ${instance}`,
      '',
      `${columns ? `${columns.toLocaleString('en')} columns, measured` : 'Measured'} ${rows[0]?.measuredAt.slice(0, 10)}.`,
      '',
      line(tableHead),
      line(tableHead.map((_, c) => (c > 1 && c < 10 ? '--:' : '---'))),
      ...rows.map((row) => line(tableCells(row, document))),
      ...rows
        .flatMap((row) => ['', remarkOf(row) ?? []].flat())
        .filter((text, k, all) => text !== '' || all[k + 1]),
      '',
    ].join('\n')
  })
  return `# The latest measurements

Written by \`npm run bench\`; [how it measures](../../docs/guides/benchmark.md). ${machineWords(document.machine)}. At most ${document.timeLimitSeconds} s for a solve. Times are medians, in seconds.

${blocks.join('\n')}`
}

export const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
