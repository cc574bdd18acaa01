import type { PlanHead } from '../graphql/planDocuments.ts'

type PriceRecord = PlanHead['prices'][number]

/** What one more unit of a limit would save in an hour, all periods of the day together. */
export interface LimitPriceView {
  id: string
  limit: PriceRecord['limit']
  siteId: string | null
  poolId: string | null
  operatorId: string | null
  /** The limit as the plan found it, in its unit. */
  limitValue: number
  /** What to try: as much more as saves the same, in whole units. */
  step: number
  /** Positive where more of the limit saves money. */
  savingPerHour: number
  /** How much more of the limit saves as much, in its unit; null where nothing ends it. */
  upToMore: number | null
  isForThisPlanOnly: boolean
}

/** Prices by limit, the dearest first. Limits that cost nothing are left out. */
export function limitPrices(prices: readonly PriceRecord[]): LimitPriceView[] {
  const byLimit = new Map<string, LimitPriceView>()
  for (const price of prices) {
    const poolId = price.pool?.key ?? null
    const siteId = price.site?.key ?? price.pool?.site.key ?? null
    const operatorId = price.operator?.key ?? null
    const id = [price.limit, poolId ?? siteId ?? operatorId ?? ''].join(' ')
    const known = byLimit.get(id)
    const upToMore = least(known ? known.upToMore : null, moreOf(price))
    byLimit.set(id, {
      id,
      limit: price.limit,
      siteId,
      poolId,
      operatorId,
      limitValue: price.limitValue,
      step: stepOf(price.limitValue, upToMore),
      savingPerHour: (known?.savingPerHour ?? 0) - price.shadowPricePerHour.amount,
      upToMore,
      isForThisPlanOnly: price.validFor === 'THIS_PLAN_ONLY',
    })
  }
  return [...byLimit.values()]
    .filter((price) => price.savingPerHour > 1e-9)
    .sort((a, b) => b.savingPerHour - a.savingPerHour || a.id.localeCompare(b.id))
}

/** A tenth where nothing ends the price. */
const stepOf = (limitValue: number, upToMore: number | null) =>
  Math.max(1, upToMore === null ? Math.ceil(limitValue / 10) : Math.floor(upToMore))

const moreOf = ({ limitValue, sensitivityRange: { to } }: PriceRecord): number | null =>
  to === null ? null : Math.max(0, to - limitValue)

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
