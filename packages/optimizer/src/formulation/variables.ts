import type { Candidates } from '../candidates/findCandidates.ts'
import { fitAt } from '../candidates/legality/acceleratorRunsClass.ts'
import { isRefittable } from '../candidates/legality/siteServesInference.ts'
import type { LinearModelBuilder } from '../linear/linearModel.ts'
import type { DemandCell, IndexedFleet } from '../scenario/indexFleet.ts'

/** Periods that share one routing decision: all of them when routing is steady, else one each. */
export interface RoutingBlock {
  /** null: the whole day. */
  periodId: string | null
  periodIndexes: number[]
}

/** Where each decision stands among the columns. −1 where the decision does not exist. */
export interface Variables {
  blocks: RoutingBlock[]
  /** `servedShare` of inference candidate c in block b: `share[c * blocks + b]`. */
  share: Int32Array
  /** `unservedShare` of cell i in block b: `unservedShare[i * blocks + b]`; −1 where nothing is asked for. */
  unservedShare: Int32Array
  /** `movedIn` by (cell, site): only where a share is there today already, or routing changes by period. */
  movedIn: Map<string, number>
  /** `trainingPlaced` of training candidate c. */
  trainingPlaced: Int32Array
  /** `trainingHours` of training candidate c in period t: `trainingHours[c * periods + t]`; −1 for gangs that run all day. */
  trainingHours: Int32Array
  /** `trainingUnplaced` of gang j. */
  trainingUnplaced: Int32Array
  /** `siteOpen` of site s. */
  siteOpen: Int32Array
  /** `operatedBy` of site s, one for each operator that may run it; with one operator only, `siteOpen` itself. */
  operatedBy: OperatorColumn[][]
  /** `refitted` of site s; −1 where it needs none or cannot be. */
  refitted: Int32Array
  /** Whole replicas of each workload in each pool that may serve it; none where accelerators are shared. */
  replicas: ReplicaColumn[]
}

/** Whether accelerators may be shared between workloads, or each workload takes whole replicas of its model. */
export type ReplicaMode = 'shared' | 'whole'

/** How many whole replicas a workload keeps in a pool. */
export interface ReplicaColumn {
  workloadId: string
  poolIndex: number
  acceleratorsPerReplica: number
  column: number
  /** The inference candidates that these replicas serve. */
  candidateIndexes: number[]
}

/** The decision that an operator runs a site. */
export interface OperatorColumn {
  operatorIndex: number
  column: number
}

export const movedInKey = (cellIndex: number, siteIndex: number) => `${cellIndex} ${siteIndex}`

/** Whether a gang may choose its hours. */
export const choosesHours = (hoursPerDay: number) => hoursPerDay < 24 - 1e-9

/** Whether anything is asked for in a block. */
export const asksInBlock = (cell: DemandCell, block: RoutingBlock) =>
  block.periodIndexes.some((t) => (cell.tokensPerSecond[t] ?? 0) > 0)

export const addVariables = (
  builder: LinearModelBuilder,
  indexed: IndexedFleet,
  candidates: Candidates,
  replicaMode: ReplicaMode,
): Variables => {
  const { fleet, cells, gangs, operators, sites, pools, periodCount } = indexed
  const blocks: RoutingBlock[] =
    fleet.policy.routing === 'steady'
      ? [{ periodId: null, periodIndexes: fleet.periods.map((_, t) => t) }]
      : fleet.periods.map((period, t) => ({ periodId: period.id, periodIndexes: [t] }))
  const filled = (length: number) => new Int32Array(length).fill(-1)
  const variables: Variables = {
    blocks,
    share: filled(candidates.inference.length * blocks.length),
    unservedShare: filled(cells.length * blocks.length),
    movedIn: new Map(),
    trainingPlaced: filled(candidates.training.length),
    trainingHours: filled(candidates.training.length * periodCount),
    trainingUnplaced: filled(gangs.length),
    siteOpen: filled(sites.length),
    operatedBy: [],
    refitted: filled(sites.length),
    replicas: [],
  }
  const poolId = (index: number) => pools[index]?.pool.id ?? ''
  const blockName = (block: RoutingBlock) =>
    block.periodId === null ? '' : ` in ${block.periodId}`

  sites.forEach(({ site, ruling }, s) => {
    const usable = candidates.siteRefusals[s] === null
    const lower = usable && ruling === 'open' ? 1 : 0
    variables.siteOpen[s] = builder.addColumn(`open ${site.id}`, lower, usable ? 1 : 0, true)
  })
  sites.forEach(({ site, possibleOperators }, s) => {
    const usable = candidates.siteRefusals[s] === null
    const siteOpen = variables.siteOpen[s] ?? -1
    const isFree = usable && possibleOperators.length > 1
    variables.operatedBy[s] = (isFree ? possibleOperators : possibleOperators.slice(0, 1)).map(
      (operatorIndex) => ({
        operatorIndex,
        column: isFree
          ? builder.addColumn(`${operators[operatorIndex]?.id} runs ${site.id}`, 0, 1, true)
          : siteOpen,
      }),
    )
    if (usable && isRefittable(site))
      variables.refitted[s] = builder.addColumn(`refit ${site.id}`, 0, 1, true)
  })
  cells.forEach((cell, i) => {
    blocks.forEach((block, b) => {
      if (asksInBlock(cell, block))
        variables.unservedShare[i * blocks.length + b] = builder.addColumn(
          `unserved ${cell.workload.id} ${cell.regionId}${blockName(block)}`,
          0,
          1,
        )
    })
  })
  /** Choice and block of each share, by column from the first on. */
  const origin: number[] = []
  const firstShare = builder.columnCount
  const shareName = (column: number) => {
    const at = origin[column - firstShare] ?? 0
    const { cellIndex, poolIndex } = candidates.inference[Math.floor(at / blocks.length)] ?? {}
    const cell = cells[cellIndex ?? -1]
    const block = blocks[at % blocks.length]
    return `serve ${cell?.workload.id} ${cell?.regionId} at ${poolId(poolIndex ?? -1)}${block ? blockName(block) : ''}`
  }
  candidates.inference.forEach(({ cellIndex }, c) => {
    const cell = cells[cellIndex]
    if (!cell) return
    blocks.forEach((block, b) => {
      if (!asksInBlock(cell, block)) return
      const at = c * blocks.length + b
      origin.push(at)
      variables.share[at] = builder.addColumn(shareName, 0, 1)
    })
  })
  addMovedIn(builder, indexed, candidates, variables)
  if (replicaMode === 'whole') variables.replicas = addReplicas(builder, indexed, candidates)
  gangs.forEach(({ workload }, j) => {
    variables.trainingUnplaced[j] = builder.addColumn(`unplaced ${workload.id}`, 0, 1, true)
  })
  candidates.training.forEach(({ gangIndex, poolIndex }, c) => {
    const gang = gangs[gangIndex]
    if (!gang) return
    const name = `${gang.workload.id} at ${poolId(poolIndex)}`
    variables.trainingPlaced[c] = builder.addColumn(`run ${name}`, 0, 1, true)
    if (choosesHours(gang.workload.hoursPerDay))
      fleet.periods.forEach((period, t) => {
        variables.trainingHours[c * periodCount + t] = builder.addColumn(
          `hours of ${name} in ${period.id}`,
          0,
          period.hoursPerDay,
        )
      })
  })
  return variables
}

/**
 * A share that is new to a site is moved in. Where nothing of the cell is there today and routing is
 * steady, the share itself says how much; elsewhere a column measures the excess over today.
 */
const addMovedIn = (
  builder: LinearModelBuilder,
  { cells, sites }: IndexedFleet,
  { inference }: Candidates,
  { blocks, movedIn }: Variables,
) => {
  for (const { cellIndex, siteIndex } of inference) {
    const cell = cells[cellIndex]
    if (!cell || cell.currentShareBySite.size === 0) continue
    const key = movedInKey(cellIndex, siteIndex)
    if (movedIn.has(key)) continue
    const current = cell.currentShareBySite.get(siteIndex) ?? 0
    if (current >= 1 || (current === 0 && blocks.length === 1)) continue
    movedIn.set(
      key,
      builder.addColumn(
        `moved in ${cell.workload.id} ${cell.regionId} ${sites[siteIndex]?.site.id}`,
        0,
        1,
      ),
    )
  }
}

/** One whole-number column per workload and pool, shared by the regions that the workload serves there. */
const addReplicas = (
  builder: LinearModelBuilder,
  { cells, pools }: IndexedFleet,
  { inference }: Candidates,
): ReplicaColumn[] => {
  const replicas = new Map<string, ReplicaColumn>()
  inference.forEach(({ cellIndex, poolIndex }, c) => {
    const [cell, pool] = [cells[cellIndex], pools[poolIndex]]
    if (!cell || !pool) return
    const workloadId = cell.workload.id
    const key = `${workloadId} ${poolIndex}`
    const known = replicas.get(key)
    if (known) {
      known.candidateIndexes.push(c)
      return
    }
    const acceleratorsPerReplica = fitAt(cell.workloadClass, pool)?.acceleratorsPerReplica ?? 1
    replicas.set(key, {
      workloadId,
      poolIndex,
      acceleratorsPerReplica,
      column: builder.addColumn(
        `replicas of ${workloadId} at ${pool.pool.id}`,
        0,
        Math.floor(pool.usableAccelerators / acceleratorsPerReplica + 1e-9),
        true,
      ),
      candidateIndexes: [c],
    })
  })
  return [...replicas.values()]
}
