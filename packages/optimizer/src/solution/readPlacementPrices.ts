import type { PlacementPrice } from '@berth/shared'
import type { Formulation } from '../formulation/formulation.ts'
import { partOfGroup } from '../scenario/groupCells.ts'
import type { PricedSolution } from './pricedSolution.ts'

/** Shares below this count as none. */
const noShare = 1e-9
const endless = 1e20

/**
 * For every cell and gang, the open pool that is not used and would cost least: its reduced cost, in currency per hour
 * for a share of 1: of a group's price a member pays its part of the tokens, and the group's range holds for each. Where a region's routing changes by period, each period's own choice is priced, and the cheapest is told.
 */
export const readPlacementPrices = (
  { candidates, indexed, variables }: Formulation,
  { reducedCost, sensitivity, values }: PricedSolution,
  validFor: PlacementPrice['validFor'],
): PlacementPrice[] => {
  const { cells, gangs, pools } = indexed
  const { blocks, share, siteOpen, trainingPlaced } = variables
  const cheapest = new Map<string, PlacementPrice>()
  const consider = (
    key: string,
    column: number,
    poolIndex: number,
    name: Pick<PlacementPrice, 'workloadId' | 'regionId'>,
    part: number,
  ) => {
    const pool = pools[poolIndex]
    if (!pool || column < 0 || (values[column] ?? 0) > noShare) return
    if ((values[siteOpen[pool.siteIndex] ?? -1] ?? 0) < 0.5) return
    const price = Math.max(0, reducedCost[column] ?? 0) * part
    if ((cheapest.get(key)?.reducedCost ?? Number.POSITIVE_INFINITY) <= price) return
    const upTo = sensitivity?.columnTo[column]
    cheapest.set(key, {
      ...name,
      poolId: pool.pool.id,
      siteId: pool.pool.siteId,
      reducedCost: price,
      holdsUpToShare: upTo === undefined || upTo >= endless ? null : Math.max(0, upTo),
      validFor,
    })
  }
  candidates.inference.forEach(({ cellIndex, poolIndex }, c) => {
    const cell = cells[cellIndex]
    if (!cell) return
    for (const member of cell.members)
      blocks.forEach(({ periodIndexes }, b) => {
        const part = partOfGroup(indexed, member, cell, periodIndexes)
        if (part === 0) return
        const name = { workloadId: member.workload.id, regionId: member.regionId }
        consider(`cell ${member.index}`, share[c * blocks.length + b] ?? -1, poolIndex, name, part)
      })
  })
  candidates.training.forEach(({ gangIndex, poolIndex }, c) => {
    const gang = gangs[gangIndex]
    if (gang)
      consider(
        `gang ${gangIndex}`,
        trainingPlaced[c] ?? -1,
        poolIndex,
        { workloadId: gang.workload.id, regionId: null },
        1,
      )
  })
  return [...cheapest.values()].sort((a, b) => a.reducedCost - b.reducedCost)
}
