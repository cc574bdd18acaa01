import type { Placement } from '@berth/shared'
import { fitAt } from '../candidates/legality/acceleratorRunsClass.ts'
import type { Formulation } from '../formulation/formulation.ts'
import { asksInBlock, type RoutingBlock } from '../formulation/variables.ts'
import type { DemandCell } from '../scenario/indexFleet.ts'

/** Shares below this are rounding of the arithmetic and are given to the cell's largest placement. */
const dustShare = 1e-7
/** At a closed site more than that is: an engine takes 1e-8 of an open site for none, and that may be a thousand times as much of a small workload. */
const dustShareAtClosedSite = 1e-5

interface Part {
  candidate: number
  share: number
}

/**
 * Reads placements from the columns of a solution: dust is swept together, and shares add up to what is served.
 * Workloads that were planned as one group get the same shares each, in the fleet's order.
 */
export const readPlacements = (formulation: Formulation, values: Float64Array): Placement[] => [
  ...readInference(formulation, values),
  ...readTraining(formulation, values),
]

const readInference = ({ indexed, candidates, variables }: Formulation, values: Float64Array) => {
  const { blocks, share, siteOpen, unservedShare } = variables
  const parts: Part[][] = Array.from({ length: indexed.cells.length * blocks.length }, () => [])
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    const isOpen = (values[siteOpen[siteIndex] ?? -1] ?? 0) > 0.5
    for (let b = 0; b < blocks.length; b++) {
      const value = values[share[c * blocks.length + b] ?? -1] ?? 0
      if (value > (isOpen ? 0 : dustShareAtClosedSite))
        parts[cellIndex * blocks.length + b]?.push({ candidate: c, share: value })
    }
  })
  const swept = parts.map((list, k) => {
    const unserved = values[unservedShare[k] ?? -1] ?? 0
    return withoutDust(list, unserved < dustShare ? 1 : 1 - unserved)
  })
  const members = indexed.cells.flatMap((group, i) =>
    group.members.map((member) => ({ member, i })),
  )
  return members
    .sort((a, b) => a.member.index - b.member.index)
    .flatMap(({ member, i }) =>
      blocks.flatMap((block, b) =>
        asksInBlock(member, block)
          ? (swept[i * blocks.length + b] ?? []).map((part) =>
              inferencePlacement({ indexed, candidates }, member, part, block),
            )
          : [],
      ),
    )
}

const withoutDust = (parts: Part[], total: number): Part[] => {
  const kept = parts.filter((part) => part.share > dustShare).sort((a, b) => b.share - a.share)
  const [largest] = kept
  if (largest) largest.share += total - kept.reduce((sum, part) => sum + part.share, 0)
  return kept
}

const inferencePlacement = (
  { indexed, candidates }: Pick<Formulation, 'indexed' | 'candidates'>,
  cell: DemandCell,
  { candidate, share }: Part,
  { periodId, periodIndexes }: RoutingBlock,
): Placement => {
  const chosen = candidates.inference[candidate]
  const pool = indexed.pools[chosen?.poolIndex ?? -1]
  if (!chosen || !pool) throw new Error('A placement column without a candidate.')
  const peak = Math.max(...periodIndexes.map((t) => cell.tokensPerSecond[t] ?? 0))
  const acceleratorsBusy = peak * share * chosen.acceleratorsPerTokenPerSecond
  const perReplica = fitAt(cell.workloadClass, pool)?.acceleratorsPerReplica ?? 1
  return {
    workloadId: cell.workload.id,
    regionId: cell.regionId,
    poolId: pool.pool.id,
    siteId: pool.pool.siteId,
    periodId,
    share,
    hoursPerDay: null,
    acceleratorsBusy,
    replicas: Math.ceil(acceleratorsBusy / perReplica - 1e-9),
  }
}

const readTraining = ({ indexed, candidates, variables }: Formulation, values: Float64Array) => {
  const { periodCount, periodHours, fleet } = indexed
  return candidates.training.flatMap((chosen, c): Placement[] => {
    if ((values[variables.trainingPlaced[c] ?? -1] ?? 0) < 0.5) return []
    const gang = indexed.gangs[chosen.gangIndex]
    const pool = indexed.pools[chosen.poolIndex]
    if (!gang || !pool) throw new Error('A training column without a candidate.')
    const row = {
      workloadId: gang.workload.id,
      regionId: null,
      poolId: pool.pool.id,
      siteId: pool.pool.siteId,
      share: 1,
      replicas: 1,
    }
    const first = variables.trainingHours[c * periodCount] ?? -1
    if (first < 0)
      return [
        {
          ...row,
          periodId: null,
          hoursPerDay: gang.workload.hoursPerDay,
          acceleratorsBusy: chosen.accelerators,
        },
      ]
    const hours = Array.from(periodHours, (available, t) =>
      Math.min(
        available,
        Math.max(0, values[variables.trainingHours[c * periodCount + t] ?? -1] ?? 0),
      ),
    )
    const scale = gang.workload.hoursPerDay / hours.reduce((sum, value) => sum + value, 0)
    return hours.flatMap((value, t) => {
      const available = periodHours[t] ?? 0
      const hoursPerDay = Math.min(available, value * scale)
      return hoursPerDay > 1e-7
        ? [
            {
              ...row,
              periodId: fleet.periods[t]?.id ?? null,
              hoursPerDay,
              acceleratorsBusy: (chosen.accelerators * hoursPerDay) / available,
            },
          ]
        : []
    })
  })
}
