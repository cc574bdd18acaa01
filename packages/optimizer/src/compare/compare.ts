import type { Comparison, Fleet, Move, Plan, PlanAccount } from '@berth/shared'
import { evaluate, todayOf } from '../evaluate/index.ts'

/** Shares below this are not a move. */
const smallestMove = 1e-6

interface Side {
  account: PlanAccount
  openSiteIds: readonly string[]
  /** Share by `workload region`, then site. */
  shareBySite: Map<string, Map<string, { share: number; accelerators: number }>>
}

/**
 * How `after` differs from `before`: costs term by term, sites that open and close, and every share that changes its site.
 * Moves pair what a site loses with what others gain, largest first, so that each share moves once.
 * No solver is used. Cost: one pass over both plans.
 *
 * Nothing is thrown, and nothing is checked: `certify` does that.
 *
 * @param before A plan of the same fleet, or `'today'` for the placement that the fleet has.
 * @param after Likewise.
 *
 * @example
 * import { compare, plan } from '@berth/optimizer'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { closed, moves } = compare(fleet, 'today', found)
 * console.log(closed) // [ 'East' ]
 * console.log(moves.map(({ workloadId, toSiteId }) => `${workloadId} to ${toSiteId}`)) // [ 'chat to West', 'train to West' ]
 */
export const compare = (
  fleet: Fleet,
  before: Plan | 'today',
  after: Plan | 'today',
): Comparison => {
  const [from, to] = [sideOf(fleet, before), sideOf(fleet, after)]
  const moves = movesBetween(from, to)
  const moved = new Set(moves.map((move) => move.workloadId))
  const [openBefore, openAfter] = [new Set(from.openSiteIds), new Set(to.openSiteIds)]
  const workloads = fleet.inferenceWorkloads.length + fleet.trainingWorkloads.length
  return {
    before: from.account,
    after: to.account,
    costTermDifferences: to.account.costTerms.map(({ name, amountPerHour }) => {
      const earlier = from.account.costTerms.find((term) => term.name === name)?.amountPerHour ?? 0
      return { name, before: earlier, after: amountPerHour, difference: amountPerHour - earlier }
    }),
    opened: to.openSiteIds.filter((id) => !openBefore.has(id)),
    closed: from.openSiteIds.filter((id) => !openAfter.has(id)),
    moves,
    movedWorkloads: moved.size,
    stayedWorkloads: workloads - moved.size,
  }
}

const sideOf = (fleet: Fleet, plan: Plan | 'today'): Side => {
  const siteOfPool = new Map(fleet.pools.map((pool) => [pool.id, pool.siteId]))
  const state = plan === 'today' ? todayOf(fleet) : plan
  const account = plan === 'today' ? evaluate(fleet, todayOf(fleet)).account : plan.account
  const hours = new Map(fleet.periods.map((period) => [period.id, period.hoursPerDay]))
  const shareBySite: Side['shareBySite'] = new Map()
  const training = new Set(fleet.trainingWorkloads.map((workload) => workload.id))
  for (const placement of state.placements) {
    const { workloadId, regionId, poolId, periodId, share } = placement
    const sites = shareBySite.get(`${workloadId}\n${regionId ?? ''}`) ?? new Map()
    shareBySite.set(`${workloadId}\n${regionId ?? ''}`, sites)
    const siteId = siteOfPool.get(poolId) ?? ''
    const entry = sites.get(siteId) ?? { share: 0, accelerators: 0 }
    const ofDay = periodId === null ? 1 : (hours.get(periodId) ?? 0) / 24
    entry.share = training.has(workloadId) ? 1 : entry.share + share * ofDay
    entry.accelerators += 'acceleratorsBusy' in placement ? Number(placement.acceleratorsBusy) : 0
    sites.set(siteId, entry)
  }
  return { account, openSiteIds: state.openSiteIds, shareBySite }
}

const movesBetween = (from: Side, to: Side): Move[] => {
  const keys = [...new Set([...from.shareBySite.keys(), ...to.shareBySite.keys()])].sort()
  return keys.flatMap((key) => {
    const [workloadId = '', region = ''] = key.split('\n')
    const [was, is] = [from.shareBySite.get(key), to.shareBySite.get(key)]
    return shareMoves(sharesOf(was), sharesOf(is)).map(({ fromSiteId, toSiteId, share }) => {
      const target = toSiteId === null ? undefined : is?.get(toSiteId)
      const accelerators =
        target && target.share > 0 ? (target.accelerators * share) / target.share : 0
      return {
        workloadId,
        regionId: region === '' ? null : region,
        fromSiteId,
        toSiteId,
        share,
        accelerators,
      }
    })
  })
}

const sharesOf = (sites: ReadonlyMap<string, { share: number }> | undefined) =>
  new Map([...(sites ?? [])].map(([siteId, { share }]) => [siteId, share]))

/** Shares of one demand that change their site, the largest changes paired first; null where a share was not, or is no longer, served. */
export const shareMoves = (
  was: ReadonlyMap<string, number>,
  is: ReadonlyMap<string, number>,
): Pick<Move, 'fromSiteId' | 'toSiteId' | 'share'>[] => {
  const change = [...new Set([...was.keys(), ...is.keys()])].map((siteId) => ({
    siteId,
    difference: (is.get(siteId) ?? 0) - (was.get(siteId) ?? 0),
  }))
  const bySize = (a: Change, b: Change) => Math.abs(b.difference) - Math.abs(a.difference)
  return pair(
    change.filter((entry) => entry.difference < -smallestMove).sort(bySize),
    change.filter((entry) => entry.difference > smallestMove).sort(bySize),
  )
}

type Change = { siteId: string; difference: number }

/** Gives what leaves to what arrives; what has no counterpart was not, or is no longer, served. */
const pair = (givers: Change[], takers: Change[]) => {
  const pairs: Pick<Move, 'fromSiteId' | 'toSiteId' | 'share'>[] = []
  const left = givers.map((entry) => ({ siteId: entry.siteId, share: -entry.difference }))
  for (const taker of takers) {
    let wanted = taker.difference
    for (const giver of left) {
      const share = Math.min(wanted, giver.share)
      if (share <= smallestMove) continue
      pairs.push({ fromSiteId: giver.siteId, toSiteId: taker.siteId, share })
      giver.share -= share
      wanted -= share
    }
    if (wanted > smallestMove)
      pairs.push({ fromSiteId: null, toSiteId: taker.siteId, share: wanted })
  }
  for (const giver of left)
    if (giver.share > smallestMove)
      pairs.push({ fromSiteId: giver.siteId, toSiteId: null, share: giver.share })
  return pairs
}
