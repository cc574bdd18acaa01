import type { Refusal, Unserved } from '@berth/shared'
import type { PlacementRefusal } from '../candidates/refusal.ts'
import type { Formulation } from '../formulation/formulation.ts'

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
      .filter((cell) => !cells.has(cell.index) && cell.tokensPerSecond.some((tokens) => tokens > 0))
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
  const blockCount = variables.blocks.length
  const inference = indexed.cells.flatMap((cell, i): Unserved[] => {
    let [penaltyPerHour, possible] = [0, 0]
    for (let b = 0; b < blockCount; b++) {
      const column = variables.unservedShare[i * blockCount + b] ?? -1
      const penalty = objectives.unserved.cost[column] ?? 0
      const share = values[column] ?? 0
      possible += penalty
      if (share > 1e-7) penaltyPerHour += penalty * share
    }
    if (penaltyPerHour <= 0) return []
    const { id } = cell.workload
    return [
      {
        workloadId: id,
        regionId: cell.regionId,
        share: penaltyPerHour / possible,
        penaltyPerHour,
        reason: reasonOf(id, cell.regionId),
      },
    ]
  })
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
