import type { Move, Period } from '@berth/shared'
import { shareMoves } from '../../compare/compare.ts'
import type { Row } from './poolLoads.ts'
import type { Problem } from './problem.ts'
import type { Relocation } from './relocation.ts'

/** Data that goes from one site to another, in GB. */
interface Flow {
  fromSiteId: string
  toSiteId: string
  gb: number
}

/** What a step copies. */
export interface Copying {
  moves: Pick<Move, 'fromSiteId' | 'toSiteId' | 'share'>[]
  /** As the account of a plan counts it: data and checkpoint of a gang that changes its site; the weights times the share that a site gains. */
  gb: number
  /** Currency, at the prices of the sites that send. */
  cost: number
  flows: Flow[]
}

/** What it copies to bring a demand from some rows to others. What runs nowhere before has nothing to copy. */
export const copyingOf = (
  { examination: { lookup }, fleet, siteOfPool }: Problem,
  { workloadId }: Pick<Relocation, 'workloadId'>,
  from: readonly Row[],
  to: readonly Row[],
): Copying => {
  const training = lookup.training.get(workloadId)
  const sharesOf = (rows: readonly Row[]) => sharesBySite(rows, fleet.periods, siteOfPool)
  const [was, is] = [sharesOf(from), sharesOf(to)]
  const classId = lookup.inference.get(workloadId)?.classId ?? ''
  const wholeGb = training
    ? training.datasetGb + training.checkpointGb
    : (lookup.classes.get(classId)?.weightsGb ?? 0)
  const total = sum(was.values())
  const copying: Copying = { moves: shareMoves(was, is), gb: 0, cost: 0, flows: [] }
  if (total === 0) return copying
  let price = 0
  for (const [siteId, share] of was)
    price += ((lookup.sites.get(siteId)?.egressPricePerGb ?? 0) * share) / total
  for (const [toSiteId, share] of is) {
    const gb = Math.max(0, share - (was.get(toSiteId) ?? 0)) * wholeGb
    copying.gb += gb
    copying.cost += gb * price
    const others = [...was].filter(([siteId]) => siteId !== toSiteId)
    const fromOthers = sum(others.map(([, part]) => part))
    if (gb > 0)
      for (const [fromSiteId, part] of others)
        copying.flows.push({ fromSiteId, toSiteId, gb: (gb * part) / fromOthers })
  }
  return copying
}

/** Share of a demand at each site, in the period in which it is largest there. */
const sharesBySite = (
  rows: readonly Row[],
  periods: readonly Period[],
  siteOfPool: ReadonlyMap<string, string>,
): Map<string, number> => {
  const shares = new Map<string, number>()
  for (const { id } of periods) {
    const now = new Map<string, number>()
    for (const { poolId, periodId, share } of rows) {
      const siteId = siteOfPool.get(poolId)
      if (siteId !== undefined && (periodId === null || periodId === id))
        now.set(siteId, (now.get(siteId) ?? 0) + share)
    }
    for (const [siteId, share] of now) shares.set(siteId, Math.max(share, shares.get(siteId) ?? 0))
  }
  return shares
}

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** Hours that flows take at the same time, and the site whose connection takes longest: each site sends and receives at its share of the WAN. */
export const hoursOnWan = (
  { examination: { lookup } }: Problem,
  flows: readonly Flow[],
  wanShare: number,
): { wanHours: number; busiestSiteId: string | null } => {
  const gbBySite = new Map<string, { sent: number; received: number }>()
  const at = (siteId: string) => {
    const known = gbBySite.get(siteId) ?? { sent: 0, received: 0 }
    gbBySite.set(siteId, known)
    return known
  }
  for (const { fromSiteId, toSiteId, gb } of flows) {
    at(fromSiteId).sent += gb
    at(toSiteId).received += gb
  }
  let [wanHours, busiestSiteId]: [number, string | null] = [0, null]
  for (const [siteId, { sent, received }] of gbBySite) {
    const gbPerHour = ((lookup.sites.get(siteId)?.wanGbps ?? 1) * wanShare * 3600) / 8
    const hours = Math.max(sent, received) / gbPerHour
    if (hours > wanHours) [wanHours, busiestSiteId] = [hours, siteId]
  }
  return { wanHours, busiestSiteId }
}
