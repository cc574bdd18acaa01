import type { DemandCell, Gang, IndexedFleet } from '../scenario/indexFleet.ts'
import type { FormulationContext, LinearObjective, ObjectiveTier } from './formulation.ts'
import { asksInBlock, choosesHours, movedInKey } from './variables.ts'

const secondsPerHour = 3600
const tokensPerMillion = 1e6

/** Currency per hour that one unserved cell costs, averaged over the periods of a block. */
const unservedPerHour = (cell: DemandCell, periodIndexes: number[], weight: Float64Array) =>
  periodIndexes.reduce((sum, t) => sum + (weight[t] ?? 0) * (cell.tokensPerSecond[t] ?? 0), 0) *
  (secondsPerHour / tokensPerMillion) *
  cell.workload.unservedPenaltyPerMillionTokens

/** Price of a gigabyte that leaves the places where a cell runs today, weighted by share; 0 where it is new. */
const sourceEgressPrice = (cell: DemandCell, { sites }: IndexedFleet) => {
  let [price, share] = [0, 0]
  for (const [s, part] of cell.currentShareBySite) {
    price += part * (sites[s]?.site.egressPricePerGb ?? 0)
    share += part
  }
  return share > 0 ? price / share : 0
}

/** The three goals that are solved one after the other, as coefficients of the columns. */
export const linearObjectives = (
  context: FormulationContext,
): Record<ObjectiveTier, LinearObjective> => {
  const columnCount = context.builder.columnCount
  const empty = () => ({ cost: new Float64Array(columnCount), offset: 0 })
  const objectives = { unserved: empty(), openSites: empty(), cost: empty() }
  const adder = (objective: LinearObjective) => (column: number | undefined, amount: number) => {
    if (column !== undefined && column >= 0)
      objective.cost[column] = (objective.cost[column] ?? 0) + amount
  }
  addUnserved(context, adder(objectives.unserved))
  for (const column of context.variables.siteOpen) adder(objectives.openSites)(column, 1)
  addInferenceCost(context, adder(objectives.cost))
  addTrainingCost(context, adder(objectives.cost))
  const { openPerHour, shutPerHour } = context.costs
  context.variables.siteOpen.forEach((column, s) => {
    adder(objectives.cost)(column, (openPerHour[s] ?? 0) - (shutPerHour[s] ?? 0))
    objectives.cost.offset += shutPerHour[s] ?? 0
  })
  return objectives
}

type Add = (column: number | undefined, amount: number) => void

const addUnserved = ({ indexed, variables }: FormulationContext, add: Add) => {
  const { blocks, unservedShare, trainingUnplaced } = variables
  indexed.cells.forEach((cell, i) => {
    blocks.forEach(({ periodIndexes }, b) => {
      add(
        unservedShare[i * blocks.length + b],
        unservedPerHour(cell, periodIndexes, indexed.periodWeight),
      )
    })
  })
  indexed.gangs.forEach(({ workload }, j) => {
    add(trainingUnplaced[j], (workload.unplacedPenaltyPerHour * workload.hoursPerDay) / 24)
  })
}

const addInferenceCost = (
  { indexed, candidates, costs, variables }: FormulationContext,
  add: Add,
) => {
  const { cells, sites, periodWeight, fleet } = indexed
  const { blocks, share, movedIn } = variables
  const movePerShare = cells.map(
    (cell) =>
      (cell.workloadClass.weightsGb * sourceEgressPrice(cell, indexed)) /
      fleet.policy.amortisationHours,
  )
  candidates.inference.forEach((candidate, c) => {
    const { cellIndex, poolIndex, siteIndex, acceleratorsPerTokenPerSecond } = candidate
    const cell = cells[cellIndex]
    const busyPerHour = costs.busyAcceleratorPerHour[poolIndex]
    if (!cell || !busyPerHour) return
    const egressPerToken =
      (cell.workloadClass.egressGbPerMillionTokens / tokensPerMillion) *
      (sites[siteIndex]?.site.egressPricePerGb ?? 0)
    const isMoved = cell.currentShareBySite.size > 0 && !cell.currentShareBySite.has(siteIndex)
    const measured = movedIn.has(movedInKey(cellIndex, siteIndex))
    blocks.forEach((block, b) => {
      if (!asksInBlock(cell, block)) return
      const running = block.periodIndexes.reduce(
        (sum, t) =>
          sum +
          (periodWeight[t] ?? 0) *
            (cell.tokensPerSecond[t] ?? 0) *
            (acceleratorsPerTokenPerSecond * (busyPerHour[t] ?? 0) +
              egressPerToken * secondsPerHour),
        0,
      )
      const moving = isMoved && !measured ? (movePerShare[cellIndex] ?? 0) : 0
      add(share[c * blocks.length + b], running + moving)
    })
  })
  for (const [key, column] of movedIn) add(column, movePerShare[Number(key.split(' ')[0])] ?? 0)
}

/** Currency per hour of moving a gang's data and checkpoint away from where it runs today, amortised. */
const movingGangPerHour = (
  gang: Gang,
  siteIndex: number,
  { pools, sites, fleet }: IndexedFleet,
) => {
  const from = gang.currentPoolIndex === null ? undefined : pools[gang.currentPoolIndex]?.siteIndex
  if (from === undefined || from === siteIndex) return 0
  const { datasetGb, checkpointGb } = gang.workload
  return (
    ((datasetGb + checkpointGb) * (sites[from]?.site.egressPricePerGb ?? 0)) /
    fleet.policy.amortisationHours
  )
}

const addTrainingCost = (
  { indexed, candidates, costs, variables }: FormulationContext,
  add: Add,
) => {
  const { gangs, periodCount, periodWeight } = indexed
  candidates.training.forEach(({ gangIndex, poolIndex, siteIndex, accelerators }, c) => {
    const gang = gangs[gangIndex]
    const busyPerHour = costs.busyAcceleratorPerHour[poolIndex]
    if (!gang || !busyPerHour) return
    add(variables.trainingPlaced[c], movingGangPerHour(gang, siteIndex, indexed))
    for (let t = 0; t < periodCount; t++) {
      const perHour = accelerators * (busyPerHour[t] ?? 0)
      if (choosesHours(gang.workload.hoursPerDay))
        add(variables.trainingHours[c * periodCount + t], perHour / 24)
      else add(variables.trainingPlaced[c], perHour * (periodWeight[t] ?? 0))
    }
  })
}
