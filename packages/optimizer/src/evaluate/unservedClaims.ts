import type { Fleet, Plan } from '@berth/shared'
import { type Claim, claim } from './claim.ts'
import type { Load } from './load.ts'
import { inPeriod } from './lookup.ts'

/** Penalties below this share of what leaving everything out would cost are rounding. */
const noticeable = 1e-6

/** A plan tells everything that it leaves out, how much of it, and what that costs. */
export const unservedClaims = (fleet: Fleet, plan: Plan, load: Load): Claim[] => {
  const claimed = new Map(
    plan.unserved.map((entry) => [`${entry.workloadId} ${entry.regionId}`, entry]),
  )
  const compare = (workloadId: string, regionId: string | null, lost: number, whole: number) => {
    const key = `${workloadId} ${regionId}`
    const entry = claimed.get(key)
    claimed.delete(key)
    const share = whole > 0 ? lost / whole : 0
    if (!entry && share <= noticeable) return []
    const entity = regionId === null ? workloadId : `${workloadId} for ${regionId}`
    return [
      claim('unservedIsTrue', `share of ${entity}`, entry?.share ?? 0, share, ''),
      claim('unservedIsTrue', `penalty of ${entity}`, entry?.penaltyPerHour ?? 0, lost, 'per hour'),
    ]
  }
  const claims = [
    ...fleet.inferenceWorkloads.flatMap((workload) =>
      workload.demand.flatMap(({ regionId, tokensPerSecond }) => {
        let [lost, whole] = [0, 0]
        for (const { id, hoursPerDay } of fleet.periods) {
          const served = load.servedShare.get(`${workload.id} ${regionId}`)?.get(id) ?? 0
          const penalty =
            (inPeriod(tokensPerSecond, id) *
              hoursPerDay *
              3600 *
              workload.unservedPenaltyPerMillionTokens) /
            24 /
            1e6
          whole += penalty
          lost += Math.max(0, 1 - served) * penalty
        }
        return compare(workload.id, regionId, lost, whole)
      }),
    ),
    ...fleet.trainingWorkloads.flatMap(({ id, unplacedPenaltyPerHour, hoursPerDay }) => {
      const penalty = (unplacedPenaltyPerHour * hoursPerDay) / 24
      return load.training.has(id)
        ? compare(id, null, 0, penalty)
        : compare(id, null, penalty, penalty)
    }),
  ]
  const unknown = [...claimed.values()].map(({ workloadId, share }) =>
    claim('unservedIsTrue', `share of ${workloadId}`, share, null, ''),
  )
  return [...claims, ...unknown]
}
