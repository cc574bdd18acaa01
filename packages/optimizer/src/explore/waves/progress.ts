import type { PlacementState } from '../../evaluate/state.ts'
import { extraWhileMoving, type PoolLoads, poolLoads, type Row } from './poolLoads.ts'
import type { Problem } from './problem.ts'
import type { Relocation } from './relocation.ts'
import { type Room, roomToday } from './room.ts'

/** One demand that goes to another place: to where the plan has it, or for the time being to a third place. */
export interface Step {
  relocation: Relocation
  to: readonly Row[]
  loadTo: PoolLoads
  /** The pool of the third place; null where it goes to where the plan has it. */
  detourPoolId: string | null
  /** 1 where all of it goes; where there is too little room for that, the part of what is not there yet that goes now. */
  part: number
}

/** What is done in one wave: sites are decided first, then everything travels at the same time. */
export interface WaveSteps {
  decidesSiteIds: string[]
  /** Shut sites that open for the time being, so that something can step aside to them. */
  reopensSiteIds?: string[]
  steps: Step[]
}

/** Where a demand is by now. */
interface Placed {
  rows: readonly Row[]
  load: PoolLoads
  /** The part that is where the plan has it. */
  arrived: number
}

/** How far the way from today to the plan has come. */
export interface Progress {
  rows: Map<Relocation, Placed>
  openSiteIds: Set<string>
  /** Sites that are opened, handed over and refitted as the plan has it. */
  decidedSiteIds: Set<string>
  room: Room
}

export const progressToday = ({ examination, relocations }: Problem): Progress => ({
  rows: new Map(
    relocations.map((entry) => [entry, { rows: entry.before, load: entry.loadBefore, arrived: 0 }]),
  ),
  openSiteIds: new Set(examination.today.openSiteIds),
  decidedSiteIds: new Set(),
  room: roomToday(examination),
})

export const stepToPlan = (relocation: Relocation): Step => ({
  relocation,
  to: relocation.after,
  loadTo: relocation.loadAfter,
  detourPoolId: null,
  part: 1,
})

/** To one pool, wholly. */
export const stepAside = (
  { examination }: Problem,
  relocation: Relocation,
  poolId: string,
): Step => {
  const training = examination.lookup.training.get(relocation.workloadId)
  const to: Row[] = [
    {
      workloadId: relocation.workloadId,
      regionId: relocation.regionId,
      poolId,
      periodId: null,
      share: 1,
      hoursPerDay: training?.hoursPerDay ?? null,
    },
  ]
  return { relocation, to, loadTo: poolLoads(examination)(to), detourPoolId: poolId, part: 1 }
}

/** Of requests that are not where the plan has them, only a part. */
export const stepInPart = (
  { examination }: Problem,
  progress: Progress,
  relocation: Relocation,
  part: number,
): Step => {
  const now = progress.rows.get(relocation)?.rows ?? []
  const to = mixed(now, relocation.after, part)
  return { relocation, to, loadTo: poolLoads(examination)(to), detourPoolId: null, part }
}

/** Rows of which a part has become others, those of one pool and period as one. */
const mixed = (rows: readonly Row[], others: readonly Row[], part: number): Row[] => {
  const byPlace = new Map<string, Row>()
  const add = (row: Row, factor: number) => {
    const key = `${row.poolId}\n${row.periodId}`
    const share = (byPlace.get(key)?.share ?? 0) + row.share * factor
    byPlace.set(key, { ...row, share })
  }
  for (const row of rows) add(row, 1 - part)
  for (const row of others) add(row, part)
  return [...byPlace.values()]
}

export const extraOf = (progress: Progress, { relocation, loadTo }: Step): Map<number, number> =>
  extraWhileMoving(progress.rows.get(relocation)?.load ?? new Map(), loadTo)

/** How much of the whole way of a demand a step is: 0 for a detour. */
export const partOfWay = (progress: Progress, { relocation, detourPoolId, part }: Step): number =>
  detourPoolId === null ? part * (1 - (progress.rows.get(relocation)?.arrived ?? 0)) : 0

/** Does a wave: sites are decided, and everything is at its new place. */
export const advance = (progress: Progress, wave: WaveSteps): void => {
  prepare(progress, wave)
  for (const step of wave.steps) {
    const { relocation, to, loadTo, detourPoolId } = step
    const before = progress.rows.get(relocation)
    const arrived = detourPoolId === null ? (before?.arrived ?? 0) + partOfWay(progress, step) : 0
    progress.room.add(before?.load ?? new Map(), -1)
    progress.room.add(loadTo, 1)
    progress.rows.set(relocation, { rows: to, load: loadTo, arrived })
  }
}

/** Decides and opens the sites of a wave, before anything moves. */
const prepare = (progress: Progress, { decidesSiteIds, reopensSiteIds = [] }: WaveSteps) => {
  for (const siteId of decidesSiteIds) progress.decidedSiteIds.add(siteId)
  for (const siteId of [...decidesSiteIds, ...reopensSiteIds]) progress.openSiteIds.add(siteId)
}

/** Closes the sites that the plan shuts, at which nothing runs, and to which nothing goes in the waves that follow. Which these are. */
export const closeEmptySites = (
  { plan, siteOfPool, staying }: Problem,
  progress: Progress,
  following: readonly WaveSteps[] = [],
): string[] => {
  const planned = new Set(plan.openSiteIds)
  const rows = [
    ...staying,
    ...[...progress.rows.values()].flatMap((current) => current.rows),
    ...following.flatMap(({ steps }) => steps.flatMap(({ to }) => to)),
  ]
  const used = new Set(rows.map(({ poolId }) => siteOfPool.get(poolId)))
  const closed = [...progress.openSiteIds].filter((id) => !planned.has(id) && !used.has(id))
  for (const id of closed) progress.openSiteIds.delete(id)
  return closed
}

/** A copy that can be advanced without changing this one. */
export const copyOf = (progress: Progress): Progress => ({
  rows: new Map(progress.rows),
  openSiteIds: new Set(progress.openSiteIds),
  decidedSiteIds: new Set(progress.decidedSiteIds),
  room: progress.room.copy(),
})

/** Everything as it stands, as an evaluation looks at it. */
export const stateNow = (problem: Problem, progress: Progress): PlacementState => {
  const { decisionBySite, examination, staying } = problem
  const decided = [...progress.decidedSiteIds].flatMap((id) => decisionBySite.get(id) ?? [])
  const sold = [...decisionBySite.values()].filter(
    ({ siteId, decision }) => decision === 'close' && !progress.openSiteIds.has(siteId),
  )
  return {
    openSiteIds: examination.fleet.sites
      .map(({ id }) => id)
      .filter((id) => progress.openSiteIds.has(id)),
    soldSiteIds: sold.map(({ siteId }) => siteId),
    operatorIdBySite: new Map(decided.map(({ siteId, operatorId }) => [siteId, operatorId])),
    refittedSiteIds: decided.filter(({ refitted }) => refitted).map(({ siteId }) => siteId),
    placements: [...staying, ...[...progress.rows.values()].flatMap(({ rows }) => rows)],
  }
}

/** While a wave is under way: sites are decided, and what moves is busy at its old and at its new place. */
export const stateDuring = (
  problem: Problem,
  progress: Progress,
  wave: WaveSteps,
): PlacementState => {
  const { fleet } = problem
  const prepared = copyOf(progress)
  prepare(prepared, wave)
  const busy = new Map<string, Map<string, number>>()
  for (const step of wave.steps)
    for (const [place, amount] of extraOf(progress, step)) {
      const poolId = fleet.pools[Math.floor(place / fleet.periods.length)]?.id ?? ''
      const periodId = fleet.periods[place % fleet.periods.length]?.id ?? ''
      const byPeriod = busy.get(poolId) ?? new Map<string, number>()
      busy.set(poolId, byPeriod.set(periodId, (byPeriod.get(periodId) ?? 0) + amount))
    }
  return {
    ...stateNow(problem, prepared),
    others: {
      busy,
      egressCostPerHour: new Map(),
      demandTokens: 0,
      servedTokens: 0,
      tokensWithinSlo: 0,
      latencyTokens: 0,
      unservedPenaltyPerHour: 0,
    },
  }
}
