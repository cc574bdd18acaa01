import type { LimitPrice } from '@berth/shared'
import type { Formulation } from '../formulation/formulation.ts'

const units = {
  poolCapacity: 'accelerator',
  sitePower: 'kW',
  openSites: 'site',
  carbonBudget: 'kgPerDay',
  operatorSites: 'site',
  operatorPower: 'kW',
  moves: 'move',
  migration: 'GB',
} as const

/**
 * Prices of the limits that bind, in currency per hour for one more unit, the most valuable first.
 * `shadowPrice` is ∂cost/∂limit: negative where more of the limit saves money.
 * With whole-number decisions in the plan they hold while these decisions stay as they are.
 */
export const readPrices = (
  { indexed, rowMeanings, variables }: Formulation,
  rowPrice: Float64Array,
  values: Float64Array,
  validFor: LimitPrice['validFor'],
): LimitPrice[] =>
  rowMeanings
    // A closed site has no use for more of anything: its rows have a price, and its limits do not.
    .filter(
      ({ siteIndex }) =>
        siteIndex === null || (values[variables.siteOpen[siteIndex] ?? -1] ?? 0) > 0.5,
    )
    .map(({ row, limit, siteIndex, poolIndex, periodIndex, operatorIndex }): LimitPrice => {
      const pool = poolIndex === null ? undefined : indexed.pools[poolIndex]
      // A pool's limit is its count times what may be sold of it.
      const perUnit = pool ? 1 - pool.pool.reserveFraction : 1
      return {
        limit,
        siteId: siteIndex === null ? null : (indexed.sites[siteIndex]?.site.id ?? null),
        poolId: pool?.pool.id ?? null,
        operatorId: operatorIndex === null ? null : (indexed.operators[operatorIndex]?.id ?? null),
        periodId: periodIndex === null ? null : (indexed.fleet.periods[periodIndex]?.id ?? null),
        shadowPrice: (rowPrice[row] ?? 0) * perUnit,
        unit: units[limit],
        validFor,
      }
    })
    .filter(({ shadowPrice }) => Math.abs(shadowPrice) > 1e-9)
    .sort((a, b) => a.shadowPrice - b.shadowPrice)
