import type { ObjectiveWeights } from '@berth/shared'
import type { DemandCell, Gang, IndexedFleet } from '../scenario/indexFleet.ts'
import { carbonByColumn } from './carbonByColumn.ts'
import type {
  FormulationContext,
  LinearObjective,
  ObjectiveTier,
  RowCollector,
} from './formulation.ts'
import { eachMove } from './moves.ts'
import { asksInBlock, choosesHours } from './variables.ts'

const secondsPerHour = 3600
const tokensPerMillion = 1e6

/** Currency per hour that one unserved cell costs, averaged over the periods of a block. */
const unservedPerHour = (cell: DemandCell, periodIndexes: number[], weight: Float64Array) =>
  periodIndexes.reduce((sum, t) => sum + (weight[t] ?? 0) * (cell.tokensPerSecond[t] ?? 0), 0) *
  (secondsPerHour / tokensPerMillion) *
  cell.workload.unservedPenaltyPerMillionTokens

/** Every goal that a tier may have, as coefficients of the columns. */
export const linearObjectives = (
  context: FormulationContext,
  busy: readonly RowCollector[],
  weights: ObjectiveWeights,
): Record<ObjectiveTier, LinearObjective> => {
  const columnCount = context.builder.columnCount
  const empty = () => ({ cost: new Float64Array(columnCount), offset: 0 })
  const objectives = {
    brokenLimits: empty(),
    unserved: empty(),
    openSites: empty(),
    cost: empty(),
    carbon: empty(),
    latency: empty(),
    weighted: empty(),
  }
  const adder = (objective: LinearObjective) => (column: number | undefined, amount: number) => {
    if (column !== undefined && column >= 0)
      objective.cost[column] = (objective.cost[column] ?? 0) + amount
  }
  for (const { column, limit } of context.excess)
    adder(objectives.brokenLimits)(column, 1 / Math.max(limit, 1))
  addUnserved(context, adder(objectives.unserved))
  for (const column of context.variables.siteOpen) adder(objectives.openSites)(column, 1)
  addInferenceCost(context, adder(objectives.cost))
  addTrainingCost(context, adder(objectives.cost))
  addSiteCost(context, objectives.cost, adder(objectives.cost))
  objectives.carbon.cost.set(carbonByColumn(context, busy))
  addLatency(context, adder(objectives.latency))
  for (const measure of ['cost', 'openSites', 'carbon', 'latency'] as const) {
    const weight = weights[measure] ?? 0
    objectives[measure].cost.forEach((amount, column) => {
      adder(objectives.weighted)(column, weight * amount)
    })
    objectives.weighted.offset += weight * objectives[measure].offset
  }
  return objectives
}

type Add = (column: number | undefined, amount: number) => void

const addSiteCost = (
  { indexed, variables, costs, operatorCosts }: FormulationContext,
  objective: LinearObjective,
  add: Add,
) => {
  const { openPerHour, shutPerHour } = costs
  variables.siteOpen.forEach((column, s) => {
    add(column, (openPerHour[s] ?? 0) - (shutPerHour[s] ?? 0))
    objective.offset += shutPerHour[s] ?? 0
  })
  variables.refitted.forEach((column, s) => {
    const refitCost = indexed.sites[s]?.site.refitCost ?? 0
    add(column, refitCost / indexed.fleet.policy.amortisationHours)
  })
  for (const [column, amount] of operatorCosts) add(column, amount)
}

/** Time to the first token in ms, averaged over all tokens asked for. */
const addLatency = ({ indexed, candidates, variables }: FormulationContext, add: Add) => {
  const { cells, periodWeight } = indexed
  const { blocks, share } = variables
  const tokensIn = (cell: DemandCell, periodIndexes: readonly number[]) =>
    periodIndexes.reduce(
      (sum, t) => sum + (periodWeight[t] ?? 0) * (cell.tokensPerSecond[t] ?? 0),
      0,
    )
  const wholeDay = [...periodWeight.keys()]
  const total = cells.reduce((sum, cell) => sum + tokensIn(cell, wholeDay), 0)
  if (total === 0) return
  candidates.inference.forEach(({ cellIndex, latencyMs }, c) => {
    const cell = cells[cellIndex]
    if (!cell) return
    blocks.forEach(({ periodIndexes }, b) => {
      add(share[c * blocks.length + b], (latencyMs * tokensIn(cell, periodIndexes)) / total)
    })
  })
}
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

const addInferenceCost = (context: FormulationContext, add: Add) => {
  const { indexed, candidates, costs, replicaMode, variables } = context
  const { cells, periodWeight, fleet } = indexed
  const { blocks, share } = variables
  candidates.inference.forEach((candidate, c) => {
    const { cellIndex, poolIndex, siteIndex, acceleratorsPerTokenPerSecond } = candidate
    const cell = cells[cellIndex]
    const busyPerHour = costs.busyAcceleratorPerHour[poolIndex]
    if (!cell || !busyPerHour) return
    const egressPerToken =
      (cell.workloadClass.egressGbPerMillionTokens / tokensPerMillion) *
      indexed.pricePerGb(cell.regionIndex, siteIndex)
    // Whole replicas are what is busy, whatever share of them is used.
    const acceleratorsPerToken = replicaMode === 'whole' ? 0 : acceleratorsPerTokenPerSecond
    blocks.forEach((block, b) => {
      if (!asksInBlock(cell, block)) return
      const running = block.periodIndexes.reduce(
        (sum, t) =>
          sum +
          (periodWeight[t] ?? 0) *
            (cell.tokensPerSecond[t] ?? 0) *
            (acceleratorsPerToken * (busyPerHour[t] ?? 0) + egressPerToken * secondsPerHour),
        0,
      )
      add(share[c * blocks.length + b], running)
    })
  })
  for (const { poolIndex, column, acceleratorsPerReplica } of variables.replicas)
    costs.busyAcceleratorPerHour[poolIndex]?.forEach((price, t) => {
      add(column, acceleratorsPerReplica * price * (periodWeight[t] ?? 0))
    })
  eachMove(context, (column, _gb, copyingCost) =>
    add(column, copyingCost / fleet.policy.amortisationHours),
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
    add(variables.trainingPlaced[c], dataPerHour(gang, siteIndex, indexed))
    for (let t = 0; t < periodCount; t++) {
      const perHour = accelerators * (busyPerHour[t] ?? 0)
      if (choosesHours(gang.workload.hoursPerDay))
        add(variables.trainingHours[c * periodCount + t], perHour / 24)
      else add(variables.trainingPlaced[c], perHour * (periodWeight[t] ?? 0))
    }
  })
}

/** Currency per hour, averaged over the day, for the data that a gang exchanges with its region while it runs. */
const dataPerHour = (
  { workload, dataRegionIndex }: Gang,
  siteIndex: number,
  indexed: IndexedFleet,
): number =>
  dataRegionIndex === null
    ? 0
    : workload.dataGbPerHour *
      (workload.hoursPerDay / 24) *
      indexed.pricePerGb(dataRegionIndex, siteIndex)
