import type { Fleet } from '@berth/shared'
import { type Candidates, findCandidates } from '../../candidates/findCandidates.ts'
import type { PlacementRefusal } from '../../candidates/refusal.ts'
import { heldDecisions } from '../../scenario/heldDecisions.ts'
import { type IndexedFleet, type IndexedPool, indexFleet } from '../../scenario/indexFleet.ts'
import type { Subject } from './subject.ts'

/** One rule that forbids the place, with the pools and regions for which it does. */
export interface Obstacle extends Omit<PlacementRefusal, 'code'> {
  code: PlacementRefusal['code'] | 'SITE_HAS_NO_POOL'
  poolIds: string[]
  /** Whose requests; empty for training. */
  regionIds: string[]
}

/** What a pool of the site is refused for. */
export interface PoolRefusals {
  pool: IndexedPool
  refusals: { regionId: string | null; refusal: PlacementRefusal }[]
}

/** A fleet with its legal places, the sites of the plan held. */
export interface Judged {
  indexed: IndexedFleet
  candidates: Candidates
  pools: PoolRefusals[]
}

/** Judges the place at every pool of the site, with the open sites of the plan held. Cost: one look at every pair of the fleet. */
export const judge = (fleet: Fleet, subject: Subject): Judged => {
  const { kind, plan, regionIds, siteId, workloadId } = subject
  const indexed = indexFleet(fleet)
  const candidates = findCandidates(indexed, heldDecisions(indexed, plan, true).isOpen)
  const refusalsAt = (pool: IndexedPool): PoolRefusals['refusals'] =>
    kind === 'training'
      ? indexed.gangs
          .filter(({ workload }) => workload.id === workloadId)
          .flatMap((gang) => candidates.judgeTraining(gang, pool))
          .map((refusal) => ({ regionId: null, refusal }))
      : indexed.cells
          .filter((cell) => cell.workload.id === workloadId && regionIds.includes(cell.regionId))
          .flatMap((cell) =>
            candidates
              .judgeInference(cell, pool)
              .map((refusal) => ({ regionId: cell.regionId, refusal })),
          )
  const pools = indexed.pools
    .filter(({ pool }) => pool.siteId === siteId)
    .map((pool) => ({ pool, refusals: refusalsAt(pool) }))
  return { indexed, candidates, pools }
}

/** Whether all that is asked for may run at some pool of the site. */
export const isLegal = ({ pools }: Judged): boolean =>
  pools.some(({ refusals }) => refusals.length === 0)

/** Whether it might run at some pool if only the plan had the site open. */
export const isOnlyClosed = ({ pools }: Judged): boolean =>
  pools.some(({ refusals }) => refusals.every(({ refusal }) => refusal.code === 'SITE_HELD_CLOSED'))

/** Refusals that say the same, each once, with all pools and regions; those that most of the site shares come first. */
export const obstaclesOf = ({ pools }: Judged, siteId: string): Obstacle[] => {
  if (pools.length === 0) return [withoutPool(siteId)]
  const obstacles = new Map<string, Obstacle>()
  for (const { pool, refusals } of pools)
    for (const { refusal, regionId } of refusals) {
      const key = `${refusal.code} ${refusal.text}`
      const known = obstacles.get(key) ?? { ...refusal, poolIds: [], regionIds: [] }
      obstacles.set(key, known)
      addOnce(known.poolIds, pool.pool.id)
      if (regionId !== null) addOnce(known.regionIds, regionId)
    }
  return [...obstacles.values()].sort((a, b) => b.poolIds.length - a.poolIds.length)
}

const addOnce = (list: string[], id: string) => {
  if (!list.includes(id)) list.push(id)
}

const withoutPool = (siteId: string): Obstacle => ({
  code: 'SITE_HAS_NO_POOL',
  found: 0,
  allowed: 1,
  unit: 'pools',
  text: `${siteId} has 0 pools, but at least 1 is needed`,
  fix: `add a pool at ${siteId}.`,
  poolIds: [],
  regionIds: [],
})
