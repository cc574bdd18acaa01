import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'

/**
 * Rule 1. Every cell's requests are served somewhere or counted as unserved:
 * Σ_p servedShare[i,p] + unservedShare[i] = 1, in every routing block.
 */
export const demandIsServed = ({ builder, candidates, indexed, variables }: FormulationContext) => {
  const { blocks, share, unservedShare } = variables
  const rows = Array.from(unservedShare, () => new RowCollector())
  unservedShare.forEach((column, row) => rows[row]?.add(column, 1))
  candidates.inference.forEach(({ cellIndex }, c) => {
    for (let b = 0; b < blocks.length; b++)
      rows[cellIndex * blocks.length + b]?.add(share[c * blocks.length + b], 1)
  })
  rows.forEach((row, r) => {
    if (row.columns.length === 0) return
    const cell = indexed.cells[Math.floor(r / blocks.length)]
    builder.addRow(`demand ${cell?.workload.id} ${cell?.regionId} is served`, 1, 1, row)
  })
}
