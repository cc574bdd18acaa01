import type { PlanHead } from '../graphql/planDocuments.ts'

type PriceRecord = PlanHead['prices'][number]

/** What one more unit of a limit would save in an hour, all periods of the day together. */
export interface LimitPriceView {
  id: string
  limit: PriceRecord['limit']
  siteId: string | null
  poolId: string | null
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
    const id = [price.limit, poolId ?? siteId ?? ''].join(' ')
    const known = byLimit.get(id)
    byLimit.set(id, {
      id,
      limit: price.limit,
      siteId,
      poolId,
      savingPerHour: (known?.savingPerHour ?? 0) - price.shadowPricePerHour.amount,
      upToMore: least(known ? known.upToMore : null, moreOf(price)),
      isForThisPlanOnly: price.validFor === 'THIS_PLAN_ONLY',
    })
  }
  return [...byLimit.values()]
    .filter((price) => price.savingPerHour > 1e-9)
    .sort((a, b) => b.savingPerHour - a.savingPerHour || a.id.localeCompare(b.id))
}

const moreOf = ({ limitValue, sensitivityRange: { to } }: PriceRecord): number | null =>
  to === null ? null : Math.max(0, to - limitValue)

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
