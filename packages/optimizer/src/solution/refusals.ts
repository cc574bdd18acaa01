import type { Refusal, Unserved } from '@berth/shared'
import type { PlacementRefusal } from '../candidates/refusal.ts'
import type { Formulation } from '../formulation/formulation.ts'
import { partOfGroup } from '../scenario/groupCells.ts'
import type { DemandCell } from '../scenario/indexFleet.ts'

const countByCode = (lists: readonly PlacementRefusal[][]) => {
  const counts = new Map<string, { count: number; example: PlacementRefusal }>()
  for (const list of lists)
    for (const refusal of list) {
      const entry = counts.get(refusal.code) ?? { count: 0, example: refusal }
      entry.count++
      counts.set(refusal.code, entry)
    }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

const sentence = (subject: string, lists: readonly PlacementRefusal[][]) => {
  const reasons = countByCode(lists).map(
    ({ count, example }) =>
      `${count} of ${lists.length} pools: ${example.text}. To fix: ${example.fix}`,
  )
  return `${subject} has no pool that may run it. ${reasons.join(' ')}`
}

/** Every cell and gang without a single legal pool, with the reasons counted over all pools. */
export const refusalsOf = ({
  indexed,
  candidates,
}: Pick<Formulation, 'indexed' | 'candidates'>): Refusal[] => {
  const cells = new Set(candidates.inference.map(({ cellIndex }) => cellIndex))
  const gangs = new Set(candidates.training.map(({ gangIndex }) => gangIndex))
  const code = 'WORKLOAD_HAS_NO_LEGAL_POOL'
  return [
    ...indexed.cells
      .filter(({ index }) => !cells.has(index))
      .flatMap(({ members }) => members)
      .filter(({ tokensPerSecond }) => tokensPerSecond.some((tokens) => tokens > 0))
      .sort((a, b) => a.index - b.index)
      .map((cell) => {
        const lists = indexed.pools.map((pool) => candidates.judgeInference(cell, pool))
        const subject = `${cell.workload.id} for ${cell.regionId}`
        return {
          code,
          workloadId: cell.workload.id,
          regionId: cell.regionId,
          text: sentence(subject, lists),
        }
      }),
    ...indexed.gangs
      .filter((gang) => !gangs.has(gang.index))
      .map((gang) => {
        const lists = indexed.pools.map((pool) => candidates.judgeTraining(gang, pool))
        return {
          code,
          workloadId: gang.workload.id,
          regionId: null,
          text: sentence(gang.workload.id, lists),
        }
      }),
  ]
}

/** Demand that the plan leaves out, its price, and why. */
export const readUnserved = (
  { indexed, variables, objectives }: Formulation,
  values: Float64Array,
  refusals: readonly Refusal[],
): Unserved[] => {
  const reasonOf = (workloadId: string, regionId: string | null) =>
    refusals.find((entry) => entry.workloadId === workloadId && entry.regionId === regionId)
      ?.text ??
    'Every pool that may run it is full under this plan; the limits with a price say which.'
  const { blocks, unservedShare } = variables
  const unservedOf = (group: DemandCell, member: DemandCell): Unserved[] => {
    let [penaltyPerHour, possible] = [0, 0]
    blocks.forEach(({ periodIndexes }, b) => {
      const column = unservedShare[group.index * blocks.length + b] ?? -1
      const penalty =
        (objectives.unserved.cost[column] ?? 0) * partOfGroup(indexed, member, group, periodIndexes)
      const share = values[column] ?? 0
      possible += penalty
      if (share > 1e-7) penaltyPerHour += penalty * share
    })
    if (penaltyPerHour <= 0) return []
    const { regionId, workload } = member
    return [
      {
        workloadId: workload.id,
        regionId,
        share: penaltyPerHour / possible,
        penaltyPerHour,
        reason: reasonOf(workload.id, regionId),
      },
    ]
  }
  const inference = indexed.cells
    .flatMap((group) => group.members.map((member) => ({ group, member })))
    .sort((a, b) => a.member.index - b.member.index)
    .flatMap(({ group, member }) => unservedOf(group, member))
  const training = indexed.gangs.flatMap(({ workload }, j): Unserved[] => {
    const column = variables.trainingUnplaced[j] ?? -1
    if ((values[column] ?? 0) < 0.5) return []
    return [
      {
        workloadId: workload.id,
        regionId: null,
        share: 1,
        penaltyPerHour: objectives.unserved.cost[column] ?? 0,
        reason: reasonOf(workload.id, null),
      },
    ]
  })
  return [...inference, ...training]
}
