import { type Formulation, RowCollector } from '../../formulation/formulation.ts'
import type { AddedRow } from '../../linear/withRows.ts'
import type { Subject } from './subject.ts'

/** Rows by which a share has to be at the site: Σ_p at s servedShare ≥ share for every region and period, or Σ_p at s trainingPlaced ≥ 1. */
export const shareRows = (
  { candidates, indexed, variables }: Formulation,
  { kind, regionIds, siteId, targetShare, workloadId }: Subject,
): AddedRow[] => {
  const { blocks, share, trainingPlaced, unservedShare } = variables
  const isHere = (siteIndex: number) => indexed.sites[siteIndex]?.site.id === siteId
  const rowOf = (row: RowCollector): AddedRow => ({
    name: `${workloadId} at ${siteId}`,
    lower: targetShare,
    upper: Number.POSITIVE_INFINITY,
    entries: row,
  })
  if (kind === 'training') {
    const row = new RowCollector()
    candidates.training.forEach(({ gangIndex, siteIndex }, c) => {
      if (indexed.gangs[gangIndex]?.workload.id === workloadId && isHere(siteIndex))
        row.add(trainingPlaced[c], 1)
    })
    return [rowOf(row)]
  }
  return indexed.cells
    .filter(({ regionId, workload }) => workload.id === workloadId && regionIds.includes(regionId))
    .flatMap(({ index }) =>
      blocks.flatMap((_, b) => {
        if ((unservedShare[index * blocks.length + b] ?? -1) < 0) return []
        const row = new RowCollector()
        candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
          if (cellIndex === index && isHere(siteIndex)) row.add(share[c * blocks.length + b], 1)
        })
        return [rowOf(row)]
      }),
    )
}
