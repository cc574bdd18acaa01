import type { Fleet, SiteRuling, Violation } from '@berth/shared'
import { loadOf } from '../load.ts'
import { closedSiteViolation } from '../placementViolations.ts'
import type { OtherLoad } from '../state.ts'
import type { Prepared, Row } from './prepared.ts'

/** Some sites, with everything there that stays as it is when demand is moved. */
export interface Place extends Pick<Fleet, 'sites' | 'pools'> {
  siteRulings: SiteRuling[]
  /** Sites of the place that are open, sold and refitted in the state. */
  openSiteIds: string[]
  soldSiteIds: string[]
  refittedSiteIds: string[]
  /** Load of what stays. */
  others: OtherLoad
  /** What is wrong with what stays although its site is closed, by site id. */
  closedSiteViolations: ReadonlyMap<string, readonly Violation[]>
}

/** Busy accelerators below this part of what is taken away are the rounding of taking it away. */
const rounding = 1e-9

/**
 * Sites without what is taken away from them.
 *
 * @param siteIds Each once; unknown ones are left out.
 */
export const placeOf = (
  prepared: Prepared,
  siteIds: readonly string[],
  taken: ReadonlySet<Row>,
): Place => {
  const { lookup, load, rowsByClosedSite, rulingsBySite } = prepared
  const away = loadOf(lookup, { openSiteIds: [], placements: [...taken] })
  const sites = siteIds.flatMap((id) => lookup.sites.get(id) ?? [])
  const pools = sites.flatMap(({ id }) => lookup.poolsBySite.get(id) ?? [])
  const busy = new Map<string, ReadonlyMap<string, number>>()
  for (const { id } of pools) {
    const whole = load.busy.get(id)
    if (whole) busy.set(id, without(whole, away.busy.get(id)))
  }
  return {
    sites,
    pools,
    siteRulings: sites.flatMap(({ id }) => rulingsBySite.get(id) ?? []),
    openSiteIds: siteIds.filter((id) => prepared.openSites.has(id)),
    soldSiteIds: siteIds.filter((id) => prepared.soldSites.has(id)),
    refittedSiteIds: siteIds.filter((id) => prepared.refittedSites.has(id)),
    others: {
      busy,
      egressCostPerHour: new Map(
        sites.map(({ id }) => [
          id,
          less(load.egressCostPerHour.get(id) ?? 0, away.egressCostPerHour.get(id) ?? 0),
        ]),
      ),
      demandTokens: 0,
      servedTokens: 0,
      tokensWithinSlo: 0,
      latencyTokens: 0,
      unservedPenaltyPerHour: 0,
    },
    closedSiteViolations: new Map(
      sites.map(({ id }) => [
        id,
        (rowsByClosedSite.get(id) ?? []).filter((row) => !taken.has(row)).map(closedSiteViolation),
      ]),
    ),
  }
}

const without = (
  whole: ReadonlyMap<string, number>,
  part: ReadonlyMap<string, number> | undefined,
): ReadonlyMap<string, number> =>
  part ? new Map([...whole].map(([id, amount]) => [id, less(amount, part.get(id) ?? 0)])) : whole

/** The rest, which is nothing where everything was taken. */
const less = (whole: number, part: number) =>
  Math.abs(whole - part) <= rounding * Math.abs(part) ? 0 : whole - part
