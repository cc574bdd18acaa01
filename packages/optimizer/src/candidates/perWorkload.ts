import type { IndexedFleet } from '../scenario/indexFleet.ts'
import type { Candidates } from './findCandidates.ts'

/**
 * The same choices with every merged cell taken apart again: one candidate for each of its members, in the fleet's order.
 * For rules that are not proportional to volume, such as whole replicas.
 */
export const perWorkload = (
  indexed: IndexedFleet,
  candidates: Candidates,
): { indexed: IndexedFleet; candidates: Candidates } => {
  const cells = indexed.cells.flatMap(({ members }) => members).sort((a, b) => a.index - b.index)
  if (cells.length === indexed.cells.length) return { indexed, candidates }
  const inference = candidates.inference
    .flatMap((candidate) =>
      (indexed.cells[candidate.cellIndex]?.members ?? []).map(({ index }) => ({
        ...candidate,
        cellIndex: index,
      })),
    )
    .sort((a, b) => a.cellIndex - b.cellIndex)
  return { indexed: { ...indexed, cells }, candidates: { ...candidates, inference } }
}
