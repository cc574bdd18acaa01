import type { PlanAccount } from '@berth/shared'
import { costTermsOf } from './costTerms.ts'
import type { Load } from './load.ts'
import { inPeriod, type Lookup } from './lookup.ts'
import { movesOf } from './migration.ts'
import { sitePower } from './power.ts'
import type { PlacementState } from './state.ts'

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null)

/** The numbers by which a fleet under one placement is compared with another. */
export const accountOf = (lookup: Lookup, load: Load, state: PlacementState): PlanAccount => {
  const { fleet } = lookup
  const open = new Set(state.openSiteIds)
  let [openAccelerators, busyAccelerators] = [0, 0]
  let [itLoadKw, facilityPowerKw, carbonKgPerDay] = [0, 0, 0]
  for (const site of fleet.sites) {
    if (!open.has(site.id)) continue
    for (const pool of lookup.poolsBySite.get(site.id) ?? []) {
      openAccelerators += pool.count
      for (const { id, hoursPerDay } of fleet.periods)
        busyAccelerators += ((load.busy.get(pool.id)?.get(id) ?? 0) * hoursPerDay) / 24
    }
    for (const { id, hoursPerDay } of fleet.periods) {
      const power = sitePower(lookup, load, site, id)
      itLoadKw += (power.itLoadKw * hoursPerDay) / 24
      facilityPowerKw += (power.facilityPowerKw * hoursPerDay) / 24
      carbonKgPerDay +=
        (power.facilityPowerKw * hoursPerDay * inPeriod(site.carbonIntensityGPerKwh, id)) / 1000
    }
  }
  const moved = movesOf(lookup, load)
  const costTerms = costTermsOf(lookup, load, state, moved)
  const demand = demandOf(lookup, load, state)
  return {
    openSites: open.size,
    openAccelerators,
    busyAccelerators,
    idleAccelerators: openAccelerators - busyAccelerators,
    utilisationFraction: ratio(busyAccelerators, openAccelerators),
    itLoadKw,
    facilityPowerKw,
    carbonKgPerDay,
    demandTokensPerSecond: demand.tokensPerSecond,
    servedFraction: ratio(load.servedTokens, demand.tokensPerSecond),
    servedWithinSloFraction: ratio(load.tokensWithinSlo, demand.tokensPerSecond),
    meanLatencyMs: ratio(load.latencyTokens, load.servedTokens),
    moves: moved.moves,
    migrationGb: moved.migrationGb,
    trainingsPlaced: load.training.size,
    trainings: fleet.trainingWorkloads.length,
    costTerms,
    costPerHour: costTerms.reduce((sum, term) => sum + term.amountPerHour, 0),
    unservedPenaltyPerHour: demand.unservedPenaltyPerHour,
  }
}

const demandOf = ({ fleet }: Lookup, load: Load, { others }: PlacementState) => {
  let tokensPerSecond = others?.demandTokens ?? 0
  let unservedPenaltyPerHour = others?.unservedPenaltyPerHour ?? 0
  for (const workload of fleet.inferenceWorkloads)
    for (const demand of workload.demand)
      for (const { id, hoursPerDay } of fleet.periods) {
        const tokens = (inPeriod(demand.tokensPerSecond, id) * hoursPerDay) / 24
        const served = load.servedShare.get(`${workload.id} ${demand.regionId}`)?.get(id) ?? 0
        tokensPerSecond += tokens
        unservedPenaltyPerHour +=
          Math.max(0, 1 - served) * tokens * (3600 / 1e6) * workload.unservedPenaltyPerMillionTokens
      }
  for (const workload of fleet.trainingWorkloads)
    if (!load.training.has(workload.id))
      unservedPenaltyPerHour += (workload.unplacedPenaltyPerHour * workload.hoursPerDay) / 24
  return { tokensPerSecond, unservedPenaltyPerHour }
}
