import type { Policy } from '@berth/shared'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Rule 12: a pinned workload runs only where it is pinned, and a forbidden site serves none of it. */
export const pinsAndForbidsHold = (policy: Policy) => {
  const bySite = (list: Policy['pins']) => {
    const sites = new Map<string, Set<string>>()
    for (const { workloadId, siteId } of list)
      sites.set(workloadId, (sites.get(workloadId) ?? new Set()).add(siteId))
    return sites
  }
  const [pinned, forbidden] = [bySite(policy.pins), bySite(policy.forbids)]
  return (workloadId: string, siteId: string): PlacementRefusal | null => {
    const pins = pinned.get(workloadId)
    if (pins && !pins.has(siteId))
      return refusal(
        'PINNED_ELSEWHERE',
        `${workloadId} was put at`,
        siteId,
        [...pins].join(' or '),
        '',
        `release ${workloadId}.`,
      )
    if (forbidden.get(workloadId)?.has(siteId))
      return refusal(
        'FORBIDDEN_HERE',
        `${workloadId} was put at`,
        siteId,
        'any other site',
        '',
        `release ${workloadId}.`,
      )
    return null
  }
}
