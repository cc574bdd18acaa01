import type { Fleet, Plan } from '@berth/shared'
import { asDecided } from '../../asking/load/asDecided.ts'
import { legalPairs } from '../../asking/load/legalPairs.ts'
import { loadPieces } from '../../asking/load/loadPieces.ts'
import { runningCosts } from '../../asking/load/runningCosts.ts'
import { findCandidates } from '../../candidates/findCandidates.ts'
import { accountOfSites } from '../../evaluate/accountOfSites.ts'
import { loadOf } from '../../evaluate/load.ts'
import { lookupOf } from '../../evaluate/lookup.ts'
import { type PlacementState, stateOf } from '../../evaluate/state.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import type { FillLimit, SiteBreakEven } from './breakEvenAnswer.ts'
import { siteText } from './breakEvenTexts.ts'
import { fillSite } from './fillSite.ts'

/** Busy accelerators below this are none. */
const noBusy = 1e-9

/** Finds for single sites of a plan the rents at which they pay; null for names that the fleet does not have. */
export const siteBreakEvens = (fleet: Fleet, plan: Plan) => {
  const indexed = indexFleet(asDecided(fleet, plan))
  const candidates = findCandidates(indexed)
  const isLegal = legalPairs(candidates)
  const pieces = loadPieces(indexed, plan)
  const costs = runningCosts(indexed, pieces)
  const lookup = lookupOf(fleet)
  const state = stateOf(plan)
  const open = new Set(plan.openSiteIds)

  /** Rents of what is busy at a site, currency per hour; null where one is unknown. */
  const rentOf = (ofSite: PlacementState, siteId: string): number | null => {
    const { busy } = loadOf(lookup, ofSite)
    let sum: number | null = 0
    for (const { id, acceleratorTypeId } of lookup.poolsBySite.get(siteId) ?? []) {
      const mean = fleet.periods.reduce(
        (total, period) => total + ((busy.get(id)?.get(period.id) ?? 0) * period.hoursPerDay) / 24,
        0,
      )
      const rent = lookup.types.get(acceleratorTypeId)?.rentPerHour ?? null
      if (mean > noBusy) sum = sum === null || rent === null ? null : sum + mean * rent
    }
    return sum
  }
  const filled = (
    siteId: string,
  ): { placements: PlacementState['placements']; limit: FillLimit } => {
    if (open.has(siteId))
      return {
        placements: plan.placements.filter(
          ({ poolId }) => lookup.pools.get(poolId)?.siteId === siteId,
        ),
        limit: 'plan',
      }
    const entry = indexed.sites.find(({ site }) => site.id === siteId)
    return entry && candidates.siteRefusals[entry.index] === null
      ? fillSite(indexed, entry, pieces, costs, isLegal)
      : { placements: [], limit: 'shut' }
  }
  return (siteId: string): SiteBreakEven | null => {
    const site = lookup.sites.get(siteId)
    if (!site) return null
    const { placements, limit } = filled(siteId)
    const standing = { ...state, openSiteIds: [siteId], placements }
    const shut = {
      ...state,
      openSiteIds: [],
      placements: [],
      soldSiteIds: site.resaleValuePerAccelerator === null ? [] : [siteId],
    }
    const accountOf = (ofSite: PlacementState) => accountOfSites(lookup, ofSite, new Set([siteId]))
    const { busyAccelerators, costPerHour } = accountOf(standing)
    const shutCostPerHour = accountOf(shut).costPerHour
    const isBusy = busyAccelerators > noBusy
    const rentPerHour = rentOf(standing, siteId)
    const found = {
      siteId,
      open: open.has(siteId),
      busyAccelerators,
      fillLimit: limit,
      costPerHour,
      shutCostPerHour,
      rentPerHour: isBusy && rentPerHour !== null ? rentPerHour / busyAccelerators : null,
      breakEvenRentPerHour: isBusy ? costPerHour / busyAccelerators : null,
      openingRentPerHour: isBusy ? (costPerHour - shutCostPerHour) / busyAccelerators : null,
      marginPerHour: rentPerHour === null ? null : rentPerHour - costPerHour,
    }
    const index = indexed.sites.findIndex((entry) => entry.site.id === siteId)
    const refusal = candidates.siteRefusals[index]
    return { ...found, text: siteText(found, fleet.currency, refusal ?? null) }
  }
}
