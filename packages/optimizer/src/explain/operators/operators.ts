import type { Fleet, Plan } from '@berth/shared'
import { accountOfSites } from '../../evaluate/accountOfSites.ts'
import { lookupOf } from '../../evaluate/lookup.ts'
import { type PlacementState, stateOf, todayOf } from '../../evaluate/state.ts'
import { concentrationOf } from './concentration.ts'
import type { Handover, OperatorChange, OperatorsAnswer } from './operatorsAnswer.ts'
import { concentrationText, handoverText, operatorText, totalText } from './operatorTexts.ts'

/**
 * Shows what a plan means for those who run the sites: which site goes to whom, what each has, does and pays today and in the plan, and how
 * concentrated open accelerators become. A closed site stays with its operator, who pays for keeping it; the taker pays for a hand-over. No solver is used; names that the
 * fleet does not have are left out. Cost: two passes over the placements for each operator; some tenths of a second for a country.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { operators } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet)
 * if (!found) throw new Error('no plan')
 * const { handovers, concentration } = operators(fleet, found)
 * console.log(handovers.length, concentration.after.herfindahlHirschmanIndex) // 0 10000
 */
export const operators = (fleet: Fleet, plan: Plan): OperatorsAnswer => {
  const lookup = lookupOf(fleet)
  const [today, planned] = [todayOf(fleet), stateOf(plan)]
  const ownerToday = new Map(fleet.sites.map(({ id, operatorId }) => [id, operatorId]))
  const ownerOf = (siteId: string) => {
    const decided = planned.operatorIdBySite?.get(siteId)
    return decided !== undefined && lookup.operators.has(decided)
      ? decided
      : (ownerToday.get(siteId) ?? '')
  }
  const accountOf = (state: PlacementState, siteIds: readonly string[]) =>
    accountOfSites(lookup, state, new Set(siteIds))

  const moved = fleet.sites.filter(({ id, operatorId }) => ownerOf(id) !== operatorId)
  const handovers = moved.map(({ id, operatorId }): Handover => {
    const kept = {
      ...planned,
      operatorIdBySite: new Map([...(planned.operatorIdBySite ?? []), [id, operatorId] as const]),
    }
    const giver = lookup.operators.get(operatorId)
    const placed = planned.placements.filter(
      ({ poolId }) => lookup.pools.get(poolId)?.siteId === id,
    )
    const found = {
      siteId: id,
      fromOperatorId: operatorId,
      toOperatorId: ownerOf(id),
      accelerators: (lookup.poolsBySite.get(id) ?? []).reduce((sum, { count }) => sum + count, 0),
      costPerHour: accountOf(planned, [id]).costPerHour,
      costPerHourIfKept: accountOf(kept, [id]).costPerHour,
      giverRunsIt: placed.every(({ regionId }) =>
        regionId === null ? giver?.servesTraining : giver?.servesInference,
      ),
    }
    return { ...found, text: handoverText(found, fleet.currency) }
  })
  const changes = fleet.operators
    .map((operator): OperatorChange => {
      const { id, name } = operator
      const sitesBefore = fleet.sites.filter(({ operatorId }) => operatorId === id)
      const sitesAfter = fleet.sites.filter((site) => ownerOf(site.id) === id)
      const idsOf = (sites: typeof fleet.sites) => sites.map((site) => site.id)
      const found = {
        operatorId: id,
        name,
        siteCountBefore: sitesBefore.length,
        siteCountAfter: sitesAfter.length,
        givesSiteIds: idsOf(sitesBefore.filter((site) => ownerOf(site.id) !== id)),
        takesSiteIds: idsOf(sitesAfter.filter((site) => site.operatorId !== id)),
        before: accountOf(today, idsOf(sitesBefore)),
        after: accountOf(planned, idsOf(sitesAfter)),
      }
      return { ...found, text: operatorText(found, fleet.currency) }
    })
    .filter(({ siteCountBefore, siteCountAfter }) => siteCountBefore + siteCountAfter > 0)
    .sort((a, b) => b.after.openAccelerators - a.after.openAccelerators)
  const heldBy = (side: 'before' | 'after') =>
    concentrationOf(
      new Map(changes.map((entry) => [entry.operatorId, entry[side].openAccelerators])),
    )
  const sides = { before: heldBy('before'), after: heldBy('after') }
  const found = {
    currency: fleet.currency,
    handovers,
    operators: changes,
    concentration: { ...sides, text: concentrationText(sides) },
  }
  return { ...found, text: totalText(found, fleet.policy.handover) }
}
