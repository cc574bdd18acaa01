import type { LimitPrice } from '@berth/shared'
import type { Formulation, RowMeaning } from '../../formulation/formulation.ts'
import type { AddedColumn } from '../../linear/withColumns.ts'

/** Limits that have a price where decisions are held: what counts sites or operators is decided then. */
export const pricedLimits = [
  'poolCapacity',
  'sitePower',
  'carbonBudget',
  'moves',
  'migration',
] as const satisfies readonly LimitPrice['limit'][]
export type PricedLimit = (typeof pricedLimits)[number]

/** One limit as a planner states it, whatever rows of the model it stands in. */
export interface PlannersLimit {
  limit: PricedLimit
  siteIndex: number | null
  poolIndex: number | null
  /** In the unit of the limit. */
  limitValue: number
  rows: RowMeaning[]
}

const isPriced = (limit: LimitPrice['limit']): limit is PricedLimit =>
  pricedLimits.some((known) => known === limit)

/** The limits of open sites and of the fleet, each once: the power limit of a site stands in a row for every period, and is one number. */
export const plannersLimits = ({ model, rowMeanings, variables }: Formulation): PlannersLimit[] => {
  const limits = new Map<string, PlannersLimit>()
  for (const meaning of rowMeanings) {
    const { limit, siteIndex, poolIndex, limitValue } = meaning
    const isShut =
      siteIndex !== null && (model.upper[variables.siteOpen[siteIndex] ?? -1] ?? 0) < 0.5
    if (!isPriced(limit) || isShut) continue
    const key = `${limit} ${siteIndex} ${poolIndex}`
    const known = limits.get(key)
    if (known) known.rows.push(meaning)
    else limits.set(key, { limit, siteIndex, poolIndex, limitValue, rows: [meaning] })
  }
  return [...limits.values()]
}

/** How much more there is of a limit, in its unit, as a column of the model: one number moves all of its rows at once. */
export const limitColumn = (
  { limit, rows }: PlannersLimit,
  lower: number,
  upper: number,
): AddedColumn => ({
  name: `more of ${limit}`,
  lower,
  upper,
  entries: rows.map(({ row, perUnit }) => ({ row, value: -perUnit })),
})
