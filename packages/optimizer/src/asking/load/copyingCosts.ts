import type { IndexedFleet } from '../../scenario/indexFleet.ts'
import {
  type GangPiece,
  type LoadPiece,
  meanOverDay,
  type RequestPiece,
  sharesBySite,
} from './loadPieces.ts'

/** Shares that differ by less are the same. */
const sameShare = 1e-9

/**
 * What copying a piece of load to a site costs against today, amortised: currency per hour. `isThere` says whether the plan has it there.
 * Requests cost nothing as long as the site has no more of them than today.
 */
export const copyingCosts = (indexed: IndexedFleet, pieces: readonly LoadPiece[]) => {
  const { pools, sites, fleet } = indexed
  const { amortisationHours } = fleet.policy
  const planShares = sharesBySite(indexed, pieces)
  const priceAt = (siteIndex: number) => sites[siteIndex]?.site.egressPricePerGb ?? 0

  const copyingGang = ({ gang }: GangPiece, to: number): number => {
    const from = pools[gang.currentPoolIndex ?? -1]?.siteIndex
    if (from === undefined || from === to) return 0
    return (gang.workload.datasetGb + gang.workload.checkpointGb) * priceAt(from)
  }
  const copyingRequests = (piece: RequestPiece, to: number, isThere: boolean): number => {
    const today = piece.cell.currentShareBySite
    if (today.size === 0) return 0
    const beyondToday = (planShares.get(piece.cell)?.get(to) ?? 0) - (today.get(to) ?? 0)
    if (isThere ? beyondToday <= sameShare : beyondToday < -sameShare) return 0
    let [price, total] = [0, 0]
    for (const [from, share] of today) {
      price += share * priceAt(from)
      total += share
    }
    const share = meanOverDay(piece.shareByPeriod, indexed)
    return (share * piece.cell.workloadClass.weightsGb * price) / total
  }
  return (piece: LoadPiece, siteIndex: number, isThere: boolean): number =>
    (piece.kind === 'gang'
      ? copyingGang(piece, siteIndex)
      : copyingRequests(piece, siteIndex, isThere)) / amortisationHours
}
