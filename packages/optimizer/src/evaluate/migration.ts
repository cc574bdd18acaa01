import type { Load } from './load.ts'
import type { Lookup } from './lookup.ts'

/** Moves between sites, the gigabytes they copy, and what copying costs in currency, against today. */
export interface Moves {
  moves: number
  migrationGb: number
  copyingCost: number
}

/** A gang that changes its site is one move; requests that a site did not serve before are their share of one. */
export const movesOf = (lookup: Lookup, load: Load): Moves => {
  const total: Moves = { moves: 0, migrationGb: 0, copyingCost: 0 }
  const add = (moves: number, gb: number, pricePerGb: number) => {
    total.moves += moves
    total.migrationGb += moves * gb
    total.copyingCost += moves * gb * pricePerGb
  }
  addInference(lookup, load, add)
  addTraining(lookup, load, add)
  return total
}

type Add = (moves: number, gb: number, pricePerGb: number) => void

/** Models are copied to sites that hold more of a region's requests than today, from where they run today. */
const addInference = (lookup: Lookup, load: Load, add: Add) => {
  for (const workload of lookup.fleet.inferenceWorkloads) {
    const weightsGb = lookup.classes.get(workload.classId)?.weightsGb ?? 0
    for (const { regionId } of workload.demand) {
      const today = new Map<string, number>()
      let [price, total] = [0, 0]
      for (const entry of workload.currentPlacement) {
        const siteId =
          entry.regionId === regionId ? lookup.pools.get(entry.poolId)?.siteId : undefined
        if (siteId === undefined) continue
        today.set(siteId, (today.get(siteId) ?? 0) + entry.share)
        price += entry.share * (lookup.sites.get(siteId)?.egressPricePerGb ?? 0)
        total += entry.share
      }
      if (total === 0) continue
      for (const [siteId, share] of load.siteShare.get(`${workload.id} ${regionId}`) ?? [])
        add(Math.max(0, share - (today.get(siteId) ?? 0)), weightsGb, price / total)
    }
  }
}

/** Trainings that change their site take data and checkpoint along. */
const addTraining = (lookup: Lookup, load: Load, add: Add) => {
  for (const workload of lookup.fleet.trainingWorkloads) {
    const from =
      workload.currentPoolId === null ? undefined : lookup.pools.get(workload.currentPoolId)?.siteId
    const [poolId] = load.training.get(workload.id)?.poolIds ?? []
    const to = poolId === undefined ? undefined : lookup.pools.get(poolId)?.siteId
    if (from === undefined || to === undefined || from === to) continue
    add(
      1,
      workload.datasetGb + workload.checkpointGb,
      lookup.sites.get(from)?.egressPricePerGb ?? 0,
    )
  }
}
