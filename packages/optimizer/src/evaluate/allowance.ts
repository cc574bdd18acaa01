import type { Examination } from './examination.ts'
import { fleetUse } from './fleetUse.ts'
import { sitePower } from './power.ts'

/** As far as this a limit may be exceeded; −Infinity where it may not. */
export type Allowance = (rule: string, entity: string) => number

/** Rules on what sites do by being open. What runs can be left unserved, so all other rules can always be repaired. */
export const rulesThatMayStayBroken: ReadonlySet<string> = new Set([
  'sitePowerHolds',
  'openSiteLimitHolds',
  'carbonBudgetHolds',
  'operatorSitesHold',
  'operatorPowerHolds',
])

/** Rule 13, never worse: the limits listed may be exceeded as far as they are today. */
export const allowanceOf = (
  { lookup, today, todaysLoad: load }: Examination,
  mayStayBroken: readonly { rule: string; entity: string }[],
): Allowance => {
  if (mayStayBroken.length === 0) return () => Number.NEGATIVE_INFINITY
  const listed = new Set(mayStayBroken.map(({ rule, entity }) => `${rule} ${entity}`))
  const use = fleetUse(lookup, load, today)
  const power = new Map<string, number>()
  for (const siteId of today.openSiteIds) {
    const site = lookup.sites.get(siteId)
    if (!site) continue
    for (const { id } of lookup.fleet.periods)
      power.set(`${siteId} in ${id}`, sitePower(lookup, load, site, id).facilityPowerKw)
  }
  return (rule, entity) => {
    if (!rulesThatMayStayBroken.has(rule) || !listed.has(`${rule} ${entity}`))
      return Number.NEGATIVE_INFINITY
    return rule === 'sitePowerHolds' ? (power.get(entity) ?? 0) : use(rule, entity)
  }
}
