import type { PlanAccount } from '@berth/shared'
import { type LoadPiece, sharesBySite } from '../../asking/load/loadPieces.ts'
import type { IndexedFleet } from '../../scenario/indexFleet.ts'
import type { BoundBy } from './wishes.ts'

/** A limit is used up from this part of it on. */
const usedUp = 1 - 1e-6

/** Whether load that every rule allows at a place is kept away by its spread over sites, or by a budget of the fleet that the plan uses up. */
export const boundByLimits = (
  indexed: IndexedFleet,
  pieces: readonly LoadPiece[],
  account: PlanAccount,
): BoundBy => {
  const { policy } = indexed.fleet
  const shares = sharesBySite(indexed, pieces)
  const [budget] = [
    { used: account.moves, limit: policy.maxMoves, unit: 'moves' },
    { used: account.migrationGb, limit: policy.maxMigrationGb, unit: 'GB of moves' },
    { used: account.carbonKgPerDay, limit: policy.carbonBudgetKgPerDay, unit: 'kg CO₂ per day' },
  ].filter(({ used, limit }) => limit !== null && used >= limit * usedUp)
  return (piece, pool) => {
    if (budget)
      return `the budget of ${budget.limit?.toLocaleString('en')} ${budget.unit} is used up`
    if (piece.kind === 'gang') return null
    const { maxSharePerSite, minSites } = piece.cell.workload
    const share = shares.get(piece.cell)?.get(pool.siteIndex) ?? 0
    if (maxSharePerSite < 1 && share >= maxSharePerSite * usedUp)
      return `the site serves ${maxSharePerSite * 100} % of the region’s requests already, and no site may serve more`
    return minSites > 1 ? `it must be spread over ${minSites} sites` : null
  }
}
