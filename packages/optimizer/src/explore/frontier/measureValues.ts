import type { PlanAccount } from '@berth/shared'
import type { FrontierMeasure } from './frontierAnswer.ts'

/**
 * A measure as goals of a search count it. Latency is summed over served tokens and divided by all tokens asked for: mean latency × servedFraction. What is left out counts
 * as 0 ms, which is why plans are compared only where they leave out as little as can be.
 */
export const measureIn = (account: PlanAccount, measure: FrontierMeasure): number => {
  switch (measure) {
    case 'cost':
      return account.costPerHour
    case 'carbon':
      return account.carbonKgPerDay
    case 'latency':
      return (account.meanLatencyMs ?? 0) * (account.servedFraction ?? 0)
    case 'openSites':
      return account.openSites
  }
}
