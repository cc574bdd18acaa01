import type { Gang, IndexedFleet } from '../scenario/indexFleet.ts'
import type { FormulationContext } from './formulation.ts'
import { movedInKey } from './variables.ts'

/** Whether a gang changes its site by running at this one. */
const changesSite = (gang: Gang, siteIndex: number, { pools }: IndexedFleet): boolean => {
  const from = gang.currentPoolIndex === null ? undefined : pools[gang.currentPoolIndex]?.siteIndex
  return from !== undefined && from !== siteIndex
}

/**
 * Every column that stands for a move, with the gigabytes of a whole one and the currency that copying them costs.
 * What runs nowhere today does not move; of a cell that is served in part today, the rest counts as moved.
 */
export const eachMove = (
  { indexed, candidates, variables }: Omit<FormulationContext, 'builder' | 'excess'>,
  visit: (column: number, gb: number, copyingCost: number) => void,
) => {
  const { cells, gangs, pools, sites } = indexed
  const { blocks, share, movedIn, trainingPlaced } = variables
  const copy = cells.map((cell) => {
    let [price, total] = [0, 0]
    for (const [s, part] of cell.currentShareBySite) {
      price += part * (sites[s]?.site.egressPricePerGb ?? 0)
      total += part
    }
    const gb = cell.workloadClass.weightsGb
    return { gb, cost: total > 0 ? (gb * price) / total : 0 }
  })
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    const current = cells[cellIndex]?.currentShareBySite
    if (!current || current.size === 0 || current.has(siteIndex)) return
    if (movedIn.has(movedInKey(cellIndex, siteIndex))) return
    for (let b = 0; b < blocks.length; b++) {
      const column = share[c * blocks.length + b] ?? -1
      if (column >= 0) visit(column, copy[cellIndex]?.gb ?? 0, copy[cellIndex]?.cost ?? 0)
    }
  })
  for (const [key, column] of movedIn) {
    const { gb, cost } = copy[Number(key.split(' ')[0])] ?? { gb: 0, cost: 0 }
    visit(column, gb, cost)
  }
  candidates.training.forEach(({ gangIndex, siteIndex }, c) => {
    const gang = gangs[gangIndex]
    const column = trainingPlaced[c] ?? -1
    if (!gang || column < 0 || !changesSite(gang, siteIndex, indexed)) return
    const gb = gang.workload.datasetGb + gang.workload.checkpointGb
    const from = pools[gang.currentPoolIndex ?? -1]?.siteIndex ?? -1
    visit(column, gb, gb * (sites[from]?.site.egressPricePerGb ?? 0))
  })
}
