import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { findCandidates } from '../../src/candidates/findCandidates.ts'
import type { PlacementRefusal } from '../../src/candidates/refusal.ts'
import { indexFleet } from '../../src/scenario/indexFleet.ts'

/**
 * Why a workload of the tiny fleet may not run at a site; empty where it may.
 * Throws where the list of candidates disagrees with the reasons.
 */
export const refusalsAt = (
  workload: 'chat' | 'train',
  siteId: 'East' | 'West',
  change: (input: FleetInput) => void,
): PlacementRefusal[] => {
  const indexed = indexFleet(tinyFleet(change))
  const candidates = findCandidates(indexed)
  const pool = indexed.pools.find((entry) => entry.pool.siteId === siteId)
  const [cell, gang] = [indexed.cells[0], indexed.gangs[0]]
  if (!pool || !cell || !gang) throw new Error('The tiny fleet has a pool, a cell and a gang.')
  const refusals =
    workload === 'chat'
      ? candidates.judgeInference(cell, pool)
      : candidates.judgeTraining(gang, pool)
  const list = workload === 'chat' ? candidates.inference : candidates.training
  if (list.some(({ poolIndex }) => poolIndex === pool.index) !== (refusals.length === 0))
    throw new Error(
      `${workload} at ${siteId} is a candidate although it is refused, or the reverse.`,
    )
  return refusals
}

/** The codes of these reasons. */
export const codesAt = (...question: Parameters<typeof refusalsAt>): string[] =>
  refusalsAt(...question).map(({ code }) => code)
