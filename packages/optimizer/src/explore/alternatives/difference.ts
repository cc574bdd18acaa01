import type { Plan } from '@berth/shared'
import { demandKey } from '../../asking/leftOut.ts'
import { loadPieces, sharesBySite } from '../../asking/load/loadPieces.ts'
import { runningCosts } from '../../asking/load/runningCosts.ts'
import type { IndexedFleet } from '../../scenario/indexFleet.ts'

/** Shares below this are the rounding of a plan. */
const noShare = 1e-6

/** Where a plan has its load: the share of each demand at each site, by site index, as a mean over the day; a training has 1 at one site. */
export interface Places {
  shares: ReadonlyMap<string, ReadonlyMap<number, number>>
  openSiteIndexes: ReadonlySet<number>
}

/** The places of a plan. */
export const placesOf = (indexed: IndexedFleet, plan: Plan): Places => {
  const pieces = loadPieces(indexed, plan)
  const shares = new Map<string, ReadonlyMap<number, number>>()
  for (const [{ workload, regionId }, bySite] of sharesBySite(indexed, pieces))
    shares.set(
      demandKey({ workloadId: workload.id, regionId }),
      new Map([...bySite].filter(([, share]) => share > noShare)),
    )
  for (const piece of pieces) {
    const siteIndex = indexed.pools[piece.poolIndex]?.siteIndex
    if (piece.kind === 'gang' && siteIndex !== undefined)
      shares.set(
        demandKey({ workloadId: piece.workloadId, regionId: null }),
        new Map([[siteIndex, 1]]),
      )
  }
  const open = new Set(plan.openSiteIds)
  const openSites = indexed.sites.filter(({ site }) => open.has(site.id))
  return { shares, openSiteIndexes: new Set(openSites.map(({ index }) => index)) }
}

/**
 * What each demand counts: the accelerators that it keeps busy in a plan, in the period that needs most, as a part of all. What nobody serves in the plan counts nothing.
 */
export const weightsIn = (indexed: IndexedFleet, plan: Plan): Map<string, number> => {
  const pieces = loadPieces(indexed, plan).filter(({ poolIndex }) => poolIndex >= 0)
  const { acceleratorsAt } = runningCosts(indexed, pieces)
  const weights = new Map<string, number>()
  let total = 0
  for (const piece of pieces) {
    const pool = indexed.pools[piece.poolIndex]
    if (!pool) continue
    const regionId = piece.kind === 'gang' ? null : piece.cell.regionId
    const key = demandKey({ workloadId: piece.workloadId, regionId })
    const accelerators = acceleratorsAt(piece, pool)
    weights.set(key, (weights.get(key) ?? 0) + accelerators)
    total += accelerators
  }
  return new Map([...weights].map(([key, accelerators]) => [key, accelerators / (total || 1)]))
}

/** Share of the load that runs at a site where the first plan has none of the same demand. */
export const loadElsewhere = (
  weights: ReadonlyMap<string, number>,
  first: Places,
  second: Places,
): number => {
  let elsewhere = 0
  for (const [key, bySite] of second.shares)
    for (const [siteIndex, share] of bySite)
      if (!first.shares.get(key)?.has(siteIndex)) elsewhere += (weights.get(key) ?? 0) * share
  return elsewhere
}

/**
 * How different the second plan is from the first, 0 to 1: the share of the load elsewhere; where sites may open and close, the mean of that and of the share of the first
 * plan’s open sites that are closed.
 */
export const differenceOf = (
  weights: ReadonlyMap<string, number>,
  first: Places,
  second: Places,
  countsSites: boolean,
): number => {
  const elsewhere = loadElsewhere(weights, first, second)
  const open = [...first.openSiteIndexes]
  if (!countsSites || open.length === 0) return elsewhere
  const closed = open.filter((siteIndex) => !second.openSiteIndexes.has(siteIndex))
  return (elsewhere + closed.length / open.length) / 2
}
