import type { WorkloadClass } from '@berth/shared'
import type { DemandCell, Gang, IndexedFleet, IndexedPool } from '../scenario/indexFleet.ts'
import {
  acceleratorServesClass,
  acceleratorTrainsClass,
  fitAt,
  gangAccelerators,
} from './legality/acceleratorRunsClass.ts'
import { isTooLate, latencyIsMet } from './legality/latencyIsMet.ts'
import { operatorRunsIt } from './legality/operatorRunsIt.ts'
import { pinsAndForbidsHold } from './legality/pinsAndForbidsHold.ts'
import { residencyIsKept } from './legality/residencyIsKept.ts'
import { siteIsHeldClosed, siteIsUsable } from './legality/siteIsUsable.ts'
import { siteServesInference } from './legality/siteServesInference.ts'
import type { PlacementRefusal } from './refusal.ts'

/** A pool that may serve a cell. */
export interface InferenceCandidate {
  cellIndex: number
  poolIndex: number
  siteIndex: number
  /** Round-trip plus serving time. */
  latencyMs: number
  /** Accelerators busy per token per second of demand: 1 / (tokensPerSecond × targetUtilisation). */
  acceleratorsPerTokenPerSecond: number
}

/** A pool that may run a gang. */
export interface TrainingCandidate {
  gangIndex: number
  poolIndex: number
  siteIndex: number
  /** Accelerators of the pool's type that the whole gang takes. */
  accelerators: number
}

/** Every legal choice, and how the illegal ones are explained. */
export interface Candidates {
  inference: InferenceCandidate[]
  training: TrainingCandidate[]
  /** Whether a site can be opened at all. */
  siteRefusals: (PlacementRefusal | null)[]
  judgeInference(cell: DemandCell, pool: IndexedPool): PlacementRefusal[]
  judgeTraining(gang: Gang, pool: IndexedPool): PlacementRefusal[]
}

/**
 * Finds every legal (demand cell, pool) and (gang, pool). Legality is decided here and nowhere else:
 * the formulation, the explanations and the ranking all read these lists.
 * Cost: one look at every pair; 5,400 cells × 760 pools take about a second.
 *
 * @param isOpen Whether each site is held open, by its index; all may open where it is left out.
 */
export const findCandidates = (indexed: IndexedFleet, isOpen?: readonly boolean[]): Candidates => {
  const { fleet, sites, pools, cells, gangs } = indexed
  const siteRefusals = sites.map(
    (site, s) => siteIsUsable(site) ?? (isOpen && !isOpen[s] ? siteIsHeldClosed(site) : null),
  )
  const holds = pinsAndForbidsHold(fleet.policy)
  const siteAt = (pool: IndexedPool) => {
    const site = sites[pool.siteIndex]
    if (!site) throw new Error(`Pool ${pool.pool.id} stands at no site.`)
    return site
  }
  const latencyOf = (cell: DemandCell, pool: IndexedPool) =>
    indexed.rttMs(cell.regionIndex, pool.siteIndex) +
    (fitAt(cell.workloadClass, pool)?.servingMs ?? 0)

  /** What a class is refused for, whoever asks and from where. */
  function* classRefusals(workloadClass: WorkloadClass, pool: IndexedPool) {
    const indexedSite = siteAt(pool)
    yield acceleratorServesClass(workloadClass, pool)
    yield siteServesInference(indexedSite.site)
    yield operatorRunsIt(indexed.operators, indexedSite, 'inference')
  }
  function* inferenceRefusals(cell: DemandCell, pool: IndexedPool) {
    const { site } = siteAt(pool)
    yield siteRefusals[pool.siteIndex] ?? null
    yield residencyIsKept(cell.workload.allowedJurisdictions, site)
    yield* classRefusals(cell.workloadClass, pool)
    yield latencyIsMet(cell.workload, latencyOf(cell, pool))
    yield holds(cell.workload.id, site.id)
  }
  function* trainingRefusals({ workload, workloadClass }: Gang, pool: IndexedPool) {
    const indexedSite = siteAt(pool)
    const { site } = indexedSite
    yield siteRefusals[pool.siteIndex] ?? null
    yield residencyIsKept(workload.allowedJurisdictions, site)
    yield acceleratorTrainsClass(workloadClass, workload.accelerators, pool)
    yield operatorRunsIt(indexed.operators, indexedSite, 'training')
    yield holds(workload.id, site.id)
  }
  const isLegal = (refusals: Iterable<PlacementRefusal | null>) => {
    for (const refusal of refusals) if (refusal) return false
    return true
  }
  const collected = (refusals: Iterable<PlacementRefusal | null>) =>
    [...refusals].filter((refusal) => refusal !== null)

  /** Pools of usable sites that run a class: looked for once for all of its cells. */
  const poolsByClass = new Map<WorkloadClass, IndexedPool[]>()
  const poolsFor = (workloadClass: WorkloadClass) => {
    const known = poolsByClass.get(workloadClass)
    if (known) return known
    const found = pools.filter(
      (pool) =>
        siteRefusals[pool.siteIndex] === null && isLegal(classRefusals(workloadClass, pool)),
    )
    poolsByClass.set(workloadClass, found)
    return found
  }
  const inference: InferenceCandidate[] = []
  for (const cell of cells) {
    const { workload, workloadClass, index, regionIndex } = cell
    for (const pool of poolsFor(workloadClass)) {
      const { siteIndex } = pool
      const fit = fitAt(workloadClass, pool)
      const latencyMs = indexed.rttMs(regionIndex, siteIndex) + (fit?.servingMs ?? 0)
      if (isTooLate(workload, latencyMs)) continue
      const { site } = siteAt(pool)
      if (residencyIsKept(workload.allowedJurisdictions, site) || holds(workload.id, site.id))
        continue
      const rate = (fit?.tokensPerSecond ?? 0) * workload.targetUtilisation
      inference.push({
        cellIndex: index,
        poolIndex: pool.index,
        siteIndex,
        latencyMs,
        acceleratorsPerTokenPerSecond: 1 / rate,
      })
    }
  }
  const training: TrainingCandidate[] = []
  for (const gang of gangs)
    for (const pool of pools) {
      if (!isLegal(trainingRefusals(gang, pool))) continue
      const speed = fitAt(gang.workloadClass, pool)?.relativeSpeed ?? 0
      training.push({
        gangIndex: gang.index,
        poolIndex: pool.index,
        siteIndex: pool.siteIndex,
        accelerators: gangAccelerators(gang.workload.accelerators, speed),
      })
    }
  return {
    inference,
    training,
    siteRefusals,
    judgeInference: (cell, pool) => collected(inferenceRefusals(cell, pool)),
    judgeTraining: (gang, pool) => collected(trainingRefusals(gang, pool)),
  }
}
