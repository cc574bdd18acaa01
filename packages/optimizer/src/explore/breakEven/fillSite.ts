import type { LoadPiece, RequestPiece } from '../../asking/load/loadPieces.ts'
import type { RunningCosts } from '../../asking/load/runningCosts.ts'
import type { PlacementState } from '../../evaluate/state.ts'
import type { IndexedFleet, IndexedPool, IndexedSite } from '../../scenario/indexFleet.ts'
import type { FillLimit } from './breakEvenAnswer.ts'

/** What a site could do. */
export interface FilledSite {
  placements: PlacementState['placements'][number][]
  limit: FillLimit
}

/** Parts of a load below this are none. */
const noPart = 1e-9

/**
 * The load that a closed site could have: pieces that may run in its pools, those first that would save most per accelerator, as much of each as accelerators, power and the
 * spread of the workload let in; gangs whole. Cost: one look at each piece for each pool.
 */
export const fillSite = (
  { pools, fleet, periodCount }: IndexedFleet,
  { site, poolIndexes, openKw }: IndexedSite,
  pieces: readonly LoadPiece[],
  costs: RunningCosts,
  isLegal: (piece: LoadPiece, pool: IndexedPool) => boolean,
): FilledSite => {
  const placements: FilledSite['placements'] = []
  const leftKw = new Float64Array(periodCount).fill(site.facilityPowerLimitKw - openKw)
  const leftOf = new Map(pieces.map((piece) => [piece, 1]))
  const shareOf = new Map<RequestPiece['cell'], number>()
  let limit: FillLimit = 'load'

  for (const p of poolIndexes) {
    const pool = pools[p]
    if (!pool) continue
    const room = new Float64Array(periodCount).fill(pool.usableAccelerators)
    /** Part of a piece that has room where all of it takes so many accelerators in each period. */
    const partThatFits = (accelerators: Float64Array): number => {
      let [byRoom, byPower] = [1, 1]
      accelerators.forEach((busy, t) => {
        if (busy <= 0) return
        byRoom = Math.min(byRoom, Math.max(0, room[t] ?? 0) / busy)
        const kw = busy * pool.busyKwPerAccelerator
        if (kw > 0) byPower = Math.min(byPower, Math.max(0, leftKw[t] ?? 0) / kw)
      })
      if (Math.min(byRoom, byPower) < 1 - noPart)
        limit = byPower < byRoom ? 'power' : 'accelerators'
      return Math.min(byRoom, byPower)
    }
    const take = (accelerators: Float64Array, part: number) => {
      accelerators.forEach((busy, t) => {
        room[t] = (room[t] ?? 0) - busy * part
        leftKw[t] = (leftKw[t] ?? 0) - busy * part * pool.busyKwPerAccelerator
      })
    }
    const wanted = pieces
      .filter((piece) => (leftOf.get(piece) ?? 0) > noPart && isLegal(piece, pool))
      .map((piece) => ({ piece, saving: savingEach(piece, pool, costs) }))
      .sort((a, b) => b.saving - a.saving)
    for (const { piece } of wanted) {
      const name = { workloadId: piece.workloadId, poolId: pool.pool.id }
      const peak = costs.acceleratorsAt(piece, pool)
      if (piece.kind === 'gang') {
        const accelerators = new Float64Array(periodCount).fill(peak)
        if (partThatFits(accelerators) < 1 - noPart) continue
        take(accelerators, 1)
        leftOf.set(piece, 0)
        const { hoursPerDay } = piece.gang.workload
        placements.push({ ...name, regionId: null, periodId: null, share: 1, hoursPerDay })
        continue
      }
      const accelerators = acceleratorsByPeriod(piece, peak)
      const part = Math.min(
        leftOf.get(piece) ?? 0,
        partThatFits(accelerators),
        partBySpread(piece, shareOf.get(piece.cell) ?? 0),
      )
      if (part <= noPart) continue
      take(accelerators, part)
      leftOf.set(piece, (leftOf.get(piece) ?? 0) - part)
      const shares = piece.shareByPeriod.map((share) => share * part)
      shareOf.set(piece.cell, (shareOf.get(piece.cell) ?? 0) + Math.max(...shares))
      const { regionId } = piece.cell
      fleet.periods.forEach(({ id }, t) => {
        const share = shares[t] ?? 0
        if (share > 0)
          placements.push({ ...name, regionId, periodId: id, share, hoursPerDay: null })
      })
    }
  }
  return { placements, limit }
}

const savingEach = (piece: LoadPiece, pool: IndexedPool, costs: RunningCosts): number => {
  const here = costs.perHourAt(piece, pool) ?? 0
  return (costs.perHourNow(piece) - here) / Math.max(noPart, costs.acceleratorsAt(piece, pool))
}

/** Accelerators in each period, of requests that need `peak` in the period that needs most. */
const acceleratorsByPeriod = ({ cell, shareByPeriod }: RequestPiece, peak: number) => {
  const tokens = shareByPeriod.map((share, t) => share * (cell.tokensPerSecond[t] ?? 0))
  const most = Math.max(...tokens)
  return tokens.map((value) => (most > 0 ? (peak * value) / most : 0))
}

/** Part of a piece that its spread over sites lets in at a site that has a share of its requests already. */
const partBySpread = ({ cell, shareByPeriod }: RequestPiece, share: number): number => {
  const { maxSharePerSite, minSites } = cell.workload
  const largest = Math.min(maxSharePerSite, minSites > 1 ? 0.95 / (minSites - 1) : 1)
  return Math.max(0, largest - share) / Math.max(noPart, ...shareByPeriod)
}
