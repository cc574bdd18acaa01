import type { Plan, Unserved } from '@berth/shared'

/** Shares that differ by less differ by rounding. */
const noticeableShare = 1e-6

/** A workload, or what one region asks of it. */
export const demandKey = ({
  workloadId,
  regionId,
}: Pick<Unserved, 'workloadId' | 'regionId'>): string => `${workloadId}\n${regionId ?? ''}`

/** Shares that plans leave out, by demand; of a demand in several plans the largest. */
export const sharesLeftOut = (...plans: Pick<Plan, 'unserved'>[]): Map<string, number> => {
  const shares = new Map<string, number>()
  for (const entry of plans.flatMap(({ unserved }) => unserved)) {
    const key = demandKey(entry)
    shares.set(key, Math.max(entry.share, shares.get(key) ?? 0))
  }
  return shares
}

/** What a plan leaves out beyond the shares that may be left out. */
export const leftOutBeyond = (
  { unserved }: Pick<Plan, 'unserved'>,
  allowed: ReadonlyMap<string, number>,
): Unserved[] =>
  unserved.filter((entry) => entry.share > (allowed.get(demandKey(entry)) ?? 0) + noticeableShare)

/** Currency per hour for what is left out beyond the shares that may be. */
export const penaltyBeyond = (
  plan: Pick<Plan, 'unserved'>,
  allowed: ReadonlyMap<string, number>,
): number =>
  leftOutBeyond(plan, allowed).reduce((sum, entry) => {
    const beyond = entry.share - (allowed.get(demandKey(entry)) ?? 0)
    return sum + (entry.penaltyPerHour * beyond) / entry.share
  }, 0)
