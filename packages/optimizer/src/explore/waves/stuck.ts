import { listed, short } from '../../words/numbers.ts'
import type { Problem } from './problem.ts'
import { extraOf, type Progress, stateDuring, stepToPlan } from './progress.ts'
import type { Relocation } from './relocation.ts'

/** A demand that no order takes to its place. */
export interface StuckMove {
  workloadId: string
  /** Whose requests; null for training. */
  regionId: string | null
  toSiteIds: string[]
  /** The limit that is in the way while it runs at both places, in `unit`; null where that is no amount. */
  limit: { rule: string; entity: string; needed: number; allowed: number; unit: string } | null
  /** Others that are stuck as well and take the room there. */
  waitsFor: { workloadId: string; regionId: string | null }[]
  text: string
}

export const stuckMoves = (
  problem: Problem,
  progress: Progress,
  stuck: readonly Relocation[],
): StuckMove[] => stuck.map((relocation) => stuckMove(problem, progress, stuck, relocation))

const stuckMove = (
  problem: Problem,
  progress: Progress,
  stuck: readonly Relocation[],
  relocation: Relocation,
): StuckMove => {
  const { workloadId, regionId } = relocation
  const step = stepToPlan(relocation)
  const [shortage] = progress.room.shortages(extraOf(progress, step))
  const full = new Set(shortage?.poolIds)
  const waitsFor = stuck
    .filter(
      (other) =>
        other !== relocation &&
        progress.rows.get(other)?.rows.some(({ poolId }) => full.has(poolId)),
    )
    .map((other) => ({ workloadId: other.workloadId, regionId: other.regionId }))
  const toSiteIds = [
    ...new Set(relocation.after.flatMap(({ poolId }) => problem.siteOfPool.get(poolId) ?? [])),
  ]
  const answer = { workloadId, regionId, toSiteIds, waitsFor }
  const name = nameOf(relocation)
  if (shortage) {
    const { rule, entity, needed, allowed, unit } = shortage
    const others =
      waitsFor.length > 0
        ? `, where ${listed(waitsFor.map(nameOf))} ${waitsFor.length === 1 ? 'waits' : 'wait'} too`
        : ''
    return {
      ...answer,
      limit: { rule, entity, needed, allowed, unit },
      text: `${name} cannot move: while it runs at both places ${entity} would use ${short(needed)} ${unit} of ${short(allowed)}${others}, and no single third place has room. To fix: allow ${short(needed - allowed)} ${unit} more there for the time of the move, or stop ${name} before it starts anew.`,
    }
  }
  const [violation] = problem.worseThanToday(
    stateDuring(problem, progress, { decidesSiteIds: [...problem.siteIdsToDecide], steps: [step] }),
  )
  return {
    ...answer,
    limit: null,
    text: `${name} cannot move: ${violation?.text ?? 'a site that it needs cannot open yet'}. To fix: allow that for the time of the move.`,
  }
}

/** "train", or "chat for city". */
export const nameOf = ({
  workloadId,
  regionId,
}: Pick<Relocation, 'workloadId' | 'regionId'>): string =>
  regionId === null ? workloadId : `${workloadId} for ${regionId}`
