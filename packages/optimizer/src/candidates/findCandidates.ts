import type { DemandCell, Gang, IndexedFleet, IndexedPool } from '../scenario/indexFleet.ts'
import {
  acceleratorServesClass,
  acceleratorTrainsClass,
  fitAt,
  gangAccelerators,
} from './legality/acceleratorRunsClass.ts'
import { latencyIsMet } from './legality/latencyIsMet.ts'
import { operatorRunsIt } from './legality/operatorRunsIt.ts'
import { pinsAndForbidsHold } from './legality/pinsAndForbidsHold.ts'
import { residencyIsKept } from './legality/residencyIsKept.ts'
import { siteIsUsable } from './legality/siteIsUsable.ts'
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
 * Cost: one look at every pair; 450 cells × 260 pools take some tens of milliseconds.
 */
export const findCandidates = (indexed: IndexedFleet): Candidates => {
  const { fleet, sites, pools, cells, gangs } = indexed
  const siteRefusals = sites.map(siteIsUsable)
  const holds = pinsAndForbidsHold(fleet.policy)
  const siteAt = (pool: IndexedPool) => {
    const site = sites[pool.siteIndex]
    if (!site) throw new Error(`Pool ${pool.pool.id} stands at no site.`)
    return site
  }
  const latencyOf = (cell: DemandCell, pool: IndexedPool) =>
    indexed.rttMs(cell.regionIndex, pool.siteIndex) +
    (fitAt(cell.workloadClass, pool)?.servingMs ?? 0)

  function* inferenceRefusals(cell: DemandCell, pool: IndexedPool) {
    const indexedSite = siteAt(pool)
    const { site } = indexedSite
    yield siteRefusals[pool.siteIndex] ?? null
    yield residencyIsKept(cell.workload.allowedJurisdictions, site)
    yield acceleratorServesClass(cell.workloadClass, pool)
    yield siteServesInference(site)
    yield operatorRunsIt(indexed.operators, indexedSite, 'inference')
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

  const inference: InferenceCandidate[] = []
  for (const cell of cells)
    for (const pool of pools) {
      if (!isLegal(inferenceRefusals(cell, pool))) continue
      const rate =
        (fitAt(cell.workloadClass, pool)?.tokensPerSecond ?? 0) * cell.workload.targetUtilisation
      inference.push({
        cellIndex: cell.index,
        poolIndex: pool.index,
        siteIndex: pool.siteIndex,
        latencyMs: latencyOf(cell, pool),
        acceleratorsPerTokenPerSecond: 1 / rate,
      })
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
