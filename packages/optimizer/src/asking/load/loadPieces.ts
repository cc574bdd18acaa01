import type { Plan } from '@berth/shared'
import { indexById } from '../../scenario/indexById.ts'
import type { DemandCell, Gang, IndexedFleet } from '../../scenario/indexFleet.ts'

interface Placed {
  workloadId: string
  /** Where it runs; −1 where nobody serves it. */
  poolIndex: number
}
/** Requests of one region for one workload. */
export interface RequestPiece extends Placed {
  kind: 'requests'
  cell: DemandCell
  /** Share of the region's requests, by period. */
  shareByPeriod: Float64Array
}
export interface GangPiece extends Placed {
  kind: 'gang'
  gang: Gang
}
/** A part of the load, as a plan places it: in one pool, or nowhere. */
export type LoadPiece = RequestPiece | GangPiece

/** Shares below this are the rounding of a plan. */
const noShare = 1e-9

/** Every piece of load of a plan, what nobody serves included. Names that the fleet does not have are left out. */
export const loadPieces = (
  { cells, gangs, pools, fleet, periodCount }: IndexedFleet,
  plan: Pick<Plan, 'placements' | 'unserved'>,
): LoadPiece[] => {
  const cellByName = new Map(cells.map((cell) => [`${cell.workload.id}\n${cell.regionId}`, cell]))
  const gangById = new Map(gangs.map((gang) => [gang.workload.id, gang]))
  const poolIndexById = indexById(pools.map(({ pool }) => pool))
  const periodIndexById = indexById(fleet.periods)
  const requests = new Map<string, RequestPiece>()
  const gangPieces = new Map<string, GangPiece>()
  const add = (
    {
      workloadId,
      regionId,
      share,
    }: Pick<Plan['unserved'][number], 'workloadId' | 'regionId' | 'share'>,
    poolIndex: number,
    periodId: string | null,
  ) => {
    if (share <= noShare) return
    const gang = gangById.get(workloadId)
    if (regionId === null && gang)
      gangPieces.set(workloadId, { kind: 'gang', workloadId, poolIndex, gang })
    const cell = cellByName.get(`${workloadId}\n${regionId}`)
    if (!cell) return
    const key = `${cell.index} ${poolIndex}`
    const shareByPeriod = requests.get(key)?.shareByPeriod ?? new Float64Array(periodCount)
    const only = periodId === null ? undefined : periodIndexById.get(periodId)
    for (let t = 0; t < periodCount; t++)
      if (only === undefined || only === t) shareByPeriod[t] = (shareByPeriod[t] ?? 0) + share
    requests.set(key, { kind: 'requests', workloadId, poolIndex, cell, shareByPeriod })
  }
  for (const placement of plan.placements) {
    const poolIndex = poolIndexById.get(placement.poolId)
    if (poolIndex !== undefined) add(placement, poolIndex, placement.periodId)
  }
  for (const entry of plan.unserved) add(entry, -1, null)
  return [...requests.values(), ...gangPieces.values()]
}

/** Mean of a quantity over the day. */
export const meanOverDay = (byPeriod: Float64Array, { periodWeight }: IndexedFleet): number =>
  byPeriod.reduce((sum, value, t) => sum + value * (periodWeight[t] ?? 0), 0)

/** Share of each cell at each site of the plan, by site index, as a mean over the day. */
export const sharesBySite = (indexed: IndexedFleet, pieces: readonly LoadPiece[]) => {
  const shares = new Map<RequestPiece['cell'], Map<number, number>>()
  for (const piece of pieces) {
    const siteIndex = indexed.pools[piece.poolIndex]?.siteIndex
    if (siteIndex === undefined || piece.kind === 'gang') continue
    const bySite = shares.get(piece.cell) ?? new Map<number, number>()
    shares.set(piece.cell, bySite)
    const share = meanOverDay(piece.shareByPeriod, indexed)
    bySite.set(siteIndex, (bySite.get(siteIndex) ?? 0) + share)
  }
  return shares
}
