import { applyEdit, type Edit, type Fleet, type LimitPrice } from '@berth/shared'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { type PricedLimit, pricedLimits } from '../held/limitColumns.ts'

/** Which limit is moved, and between which values. */
export interface CurveQuestion {
  limit: LimitPrice['limit']
  /** For the power limit of a site; not looked at for others. */
  siteId?: string | null
  /** For the size of a pool; not looked at for others. */
  poolId?: string | null
  /** In the unit of the limit. */
  from: number
  to: number
}

/** A limit that can be moved, and the fleet in which it is as small as it becomes. */
export interface MovedLimit {
  limit: PricedLimit
  siteId: string | null
  poolId: string | null
  /** The limit as it stands; null where there is none. */
  limitValue: number | null
  /** What the limit is in `fleet`: a row of the model exists only where it can bind, so the model is made with the smallest limit looked at. */
  base: number
  /** Less than this is never possible: what the site draws while idle. */
  least: number
  fleet: Fleet
}

/** The limit that a question means, or in words why there is no curve. */
export const movedLimit = (
  fleet: Fleet,
  openSiteIds: readonly string[],
  { from, limit, poolId = null, siteId = null, to }: CurveQuestion,
): MovedLimit | string => {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from < 0 || to <= from)
    return `Cannot draw from ${from} to ${to} because a curve goes up, from 0 or more. To fix: choose two such values.`
  if (!isPriced(limit))
    return `Cannot move ${limit} by the unit because sites are decided whole. To fix: ask for ${pricedLimits.join(', ')}, or plan anew with another number.`
  if (limit === 'sitePower') return sitePower(fleet, openSiteIds, siteId ?? '', from)
  if (limit === 'poolCapacity') return poolCapacity(fleet, openSiteIds, poolId ?? '')
  const { carbonBudgetKgPerDay, maxMigrationGb, maxMoves } = fleet.policy
  const ofFleet = (limitValue: number | null, editTo: (base: number) => Edit): MovedLimit => {
    const base = Math.min(from, limitValue ?? from)
    const smallest = withEdit(fleet, editTo(base))
    return { limit, siteId: null, poolId: null, limitValue, base, least: 0, fleet: smallest }
  }
  switch (limit) {
    case 'carbonBudget':
      return ofFleet(carbonBudgetKgPerDay, (base) => ({
        kind: 'setCarbonBudget',
        carbonBudgetKgPerDay: base,
      }))
    case 'moves':
      return ofFleet(maxMoves, (base) => ({
        kind: 'setMigrationBudget',
        maxMoves: base,
        maxMigrationGb,
      }))
    case 'migration':
      return ofFleet(maxMigrationGb, (base) => ({
        kind: 'setMigrationBudget',
        maxMoves,
        maxMigrationGb: base,
      }))
  }
}

const isPriced = (limit: LimitPrice['limit']): limit is PricedLimit =>
  pricedLimits.some((known) => known === limit)

const withEdit = (fleet: Fleet, edit: Edit): Fleet => {
  const result = applyEdit(fleet, edit)
  return result.ok ? result.fleet : fleet
}

const sitePower = (
  fleet: Fleet,
  openSiteIds: readonly string[],
  siteId: string,
  from: number,
): MovedLimit | string => {
  const entry = indexFleet(fleet).sites.find(({ site }) => site.id === siteId)
  if (!entry)
    return `Cannot move the power limit of "${siteId}" because the fleet has no such site. To fix: ask for ${nearestOpen(openSiteIds)}.`
  if (!openSiteIds.includes(siteId)) return shut(`the power limit of ${siteId}`, siteId)
  const limitValue = entry.site.facilityPowerLimitKw
  const base = Math.max(Math.min(from, limitValue), entry.openKw, 1e-9)
  return {
    limit: 'sitePower',
    siteId,
    poolId: null,
    limitValue,
    base,
    least: entry.openKw,
    fleet: withEdit(fleet, { kind: 'setPowerLimit', siteId, facilityPowerLimitKw: base }),
  }
}

const poolCapacity = (
  fleet: Fleet,
  openSiteIds: readonly string[],
  poolId: string,
): MovedLimit | string => {
  const pool = fleet.pools.find(({ id }) => id === poolId)
  if (!pool)
    return `Cannot move the size of "${poolId}" because the fleet has no such pool. To fix: ask for a pool of ${nearestOpen(openSiteIds)}.`
  if (!openSiteIds.includes(pool.siteId)) return shut(`the size of ${poolId}`, pool.siteId)
  return {
    limit: 'poolCapacity',
    siteId: pool.siteId,
    poolId,
    limitValue: pool.count,
    base: pool.count,
    least: 0,
    fleet,
  }
}

const nearestOpen = (openSiteIds: readonly string[]) =>
  openSiteIds[0] === undefined
    ? 'an open site (the plan has none)'
    : `an open site, such as ${openSiteIds[0]}`

const shut = (what: string, siteId: string) =>
  `Cannot move ${what} because the plan has ${siteId} closed. To fix: keep ${siteId} open and plan anew.`
