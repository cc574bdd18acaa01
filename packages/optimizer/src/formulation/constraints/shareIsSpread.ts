import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'
import { givesWay, relaxationColumn } from '../relaxations.ts'

/** A site that counts towards `minSites` holds at least this share. */
export const smallestCountingShare = 0.05

/**
 * The largest share that one site may take: `maxSharePerSite`, and small enough that fewer than `minSites`
 * sites cannot hold everything: (1 − 0.05) / (minSites − 1).
 */
export const largestSharePerSite = (maxSharePerSite: number, minSites: number): number =>
  minSites <= 1
    ? maxSharePerSite
    : Math.min(maxSharePerSite, (1 - smallestCountingShare) / (minSites - 1))

/**
 * Rule 8. Σ_{p at s} servedShare[i,p] ≤ largest share per site, for every cell that must be spread.
 * Where limits give way, demand may be cut as well: of what is left no site takes more than the largest share.
 */
export const shareIsSpread = (context: FormulationContext) => {
  const { builder, candidates, indexed, variables } = context
  const { cells, sites } = indexed
  const { blocks, share, unservedShare } = variables
  const firstOf = (workloadId: string, limit: number, unserved: number | undefined) => {
    const row = new RowCollector()
    if (!givesWay(context, 'shareIsSpread')) return row
    row.add(relaxationColumn(context, 'shareIsSpread', workloadId, 1 - limit), -1)
    row.add(unserved, limit)
    return row
  }
  const rows = new Map<string, { row: RowCollector; limit: number; name: string }>()
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    const workload = cells[cellIndex]?.workload
    const limit = workload ? largestSharePerSite(workload.maxSharePerSite, workload.minSites) : 1
    if (!workload || limit >= 1) return
    for (let b = 0; b < blocks.length; b++) {
      const key = `${cellIndex} ${siteIndex} ${b}`
      const entry = rows.get(key) ?? {
        row: firstOf(workload.id, limit, unservedShare[cellIndex * blocks.length + b]),
        limit,
        name: `${workload.id} is spread beyond ${sites[siteIndex]?.site.id}`,
      }
      rows.set(key, entry)
      entry.row.add(share[c * blocks.length + b], 1)
    }
  })
  for (const { row, limit, name } of rows.values())
    builder.addRow(name, Number.NEGATIVE_INFINITY, limit, row)
}
