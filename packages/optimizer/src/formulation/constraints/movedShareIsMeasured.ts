import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'
import { movedInKey } from '../variables.ts'

/** What is at a site beyond today is moved in: movedIn[i,s] ≥ Σ_{p at s} servedShare[i,p] − today's share. */
export const movedShareIsMeasured = ({
  builder,
  candidates,
  indexed,
  variables,
}: FormulationContext) => {
  const { blocks, share, movedIn } = variables
  const rows = new Map<string, { row: RowCollector; current: number }>()
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    const key = movedInKey(cellIndex, siteIndex)
    const column = movedIn.get(key)
    if (column === undefined) return
    for (let b = 0; b < blocks.length; b++) {
      const rowKey = `${key} ${b}`
      let entry = rows.get(rowKey)
      if (!entry) {
        const current = indexed.cells[cellIndex]?.currentShareBySite.get(siteIndex) ?? 0
        entry = { row: new RowCollector(), current }
        entry.row.add(column, -1)
        rows.set(rowKey, entry)
      }
      entry.row.add(share[c * blocks.length + b], 1)
    }
  })
  for (const [key, { row, current }] of rows)
    builder.addRow(`moved in ${key}`, Number.NEGATIVE_INFINITY, current, row)
}
