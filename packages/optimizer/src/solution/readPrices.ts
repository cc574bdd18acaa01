import type { LimitPrice } from '@berth/shared'
import type { Formulation } from '../formulation/formulation.ts'
import type { PricedSolution } from './pricedSolution.ts'

/** The unit of each limit. */
export const limitUnits = {
  poolCapacity: 'accelerator',
  sitePower: 'kW',
  openSites: 'site',
  carbonBudget: 'kgPerDay',
  operatorSites: 'site',
  operatorPower: 'kW',
  moves: 'move',
  migration: 'GB',
} as const

/** Values beyond this are no end of a range. */
const endless = 1e20

/**
 * Prices of the limits that bind, in currency per hour for one more unit, the most valuable first.
 * `shadowPrice` is ∂cost/∂limit: negative where more of the limit saves money. It holds while this one limit moves in its range.
 * With whole-number decisions in the plan it holds while these decisions stay as they are.
 */
export const readPrices = (
  { indexed, model, rowMeanings, variables }: Formulation,
  { rowPrice, sensitivity, values }: PricedSolution,
  validFor: LimitPrice['validFor'],
): LimitPrice[] =>
  rowMeanings
    // A closed site has no use for more of anything: its rows have a price, and its limits do not.
    .filter(
      ({ siteIndex }) =>
        siteIndex === null || (values[variables.siteOpen[siteIndex] ?? -1] ?? 0) > 0.5,
    )
    .map((meaning): LimitPrice => {
      const { row, limit, siteIndex, poolIndex, periodIndex, operatorIndex } = meaning
      const { limitValue, perUnit } = meaning
      /** The limit at which the right-hand side of the row has a value. */
      const limitAt = (side: number | undefined) =>
        side === undefined || Math.abs(side) >= endless
          ? null
          : limitValue + (side - (model.rowUpper[row] ?? 0)) / perUnit
      return {
        limit,
        siteId: siteIndex === null ? null : (indexed.sites[siteIndex]?.site.id ?? null),
        poolId: poolIndex === null ? null : (indexed.pools[poolIndex]?.pool.id ?? null),
        operatorId: operatorIndex === null ? null : (indexed.operators[operatorIndex]?.id ?? null),
        periodId: periodIndex === null ? null : (indexed.fleet.periods[periodIndex]?.id ?? null),
        shadowPrice: (rowPrice[row] ?? 0) * perUnit,
        unit: limitUnits[limit],
        limitValue,
        sensitivityRange: {
          from: limitAt(sensitivity?.rowFrom[row]),
          to: limitAt(sensitivity?.rowTo[row]),
        },
        validFor,
      }
    })
    .filter(({ shadowPrice }) => Math.abs(shadowPrice) > 1e-9)
    .sort((a, b) => a.shadowPrice - b.shadowPrice)
