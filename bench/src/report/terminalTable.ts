import type { BenchDocument } from './benchDocument.ts'
import { byInstance, remarkOf, tableCells, tableHead } from './columns.ts'
import { contradictionIn } from './contradiction.ts'
import { machineWords } from './machine.ts'
import { robustnessSummary } from './robustnessSummary.ts'

/** The whole result for a terminal: a block for each instance. */
export const terminalTable = (document: BenchDocument): string => {
  const blocks = byInstance(document.rows).map(([instance, rows]) => {
    const columns = rows[0]?.columns
    const lines = [tableHead, ...rows.map((row) => tableCells(row, document))]
    const widths = tableHead.map((_, c) => Math.max(...lines.map((line) => line[c]?.length ?? 0)))
    const remarks = [
      ...rows.flatMap((row) => remarkOf(row) ?? []),
      ...[contradictionIn(rows) ?? []].flat(),
    ]
    return [
      `${instance}${columns ? ` (${columns.toLocaleString('en')} columns)` : ''}`,
      ...lines.map((line) =>
        line
          .map((cell, c) => cell.padEnd(widths[c] ?? 0))
          .join('  ')
          .trimEnd(),
      ),
      ...remarks,
    ].join('\n')
  })
  return [machineWords(document.machine), ...blocks, ...robustnessSummary(document)].join('\n\n')
}
