import type { Side, SiteDecisionKind, SiteView } from '../../view/types.ts'

/** Smallest radius at which fill and shape of a mark can still be told, in px. */
export const minMarkRadius = 4.5

/** Radius of the area that reacts to a pointer: targets are at least 24 px across. */
export const hitRadius = 12

/** Upper ends of the utilisation bands; the last band holds what is nearly or entirely full. */
export const utilisationBounds = [0.2, 0.4, 0.6, 0.8, 0.95] as const

/** Radius in px such that area ∝ accelerators, down to a size that stays visible. */
export function markRadius(count: number, largestCount: number, largestRadius: number): number {
  if (largestCount <= 0) return minMarkRadius
  return Math.max(minMarkRadius, largestRadius * Math.sqrt(count / largestCount))
}

/** The decision whose shape is drawn; without a plan, what the site is today. */
export function shapeOf(site: SiteView): SiteDecisionKind {
  if (site.plan) return site.plan.decision
  if (site.status === 'underConstruction') return 'notReady'
  return site.isOpenToday ? 'keep' : 'staysShut'
}

export function isOpenOn(site: SiteView, side: Side): boolean {
  return side === 'plan' && site.plan ? site.plan.isOpen : site.isOpenToday
}

/** Busy share of the installed accelerators, 0 to 1 and above where a site is overfull. */
export function utilisationFraction(site: SiteView, side: Side): number {
  if (site.acceleratorCount === 0) return 0
  const busy = side === 'plan' && site.plan ? site.plan.busy : site.busyToday
  return busy / site.acceleratorCount
}

/** The band of the colour scale, 0 to 5; null where the site is not open and so has no fill. */
export function utilisationBand(site: SiteView, side: Side): number | null {
  if (!isOpenOn(site, side)) return null
  const fraction = utilisationFraction(site, side)
  const band = utilisationBounds.findIndex((bound) => fraction < bound)
  return band === -1 ? utilisationBounds.length : band
}
