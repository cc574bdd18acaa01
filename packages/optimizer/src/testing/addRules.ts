import { type FleetInput, seededRandom } from '@berth/shared'

/** Far from the seeds of the fleets, so that rules do not repeat what the fleet drew. */
const seedOffset = 0x5bd1e995

/** Share of the fleets that get limits which no plan can hold: all sites are shut today, all must open, and one may. */
const contradictoryShare = 0.05

/**
 * Adds what a fleet can have beyond its plain form, each by chance: operators who cannot run everything, hand-over, refits,
 * measured paths with prices, data regions, several regions for a workload, trainings that run today, and every policy.
 */
export const addRules = (fleet: FleetInput, seed: number): FleetInput => {
  const random = seededRandom(seed + seedOffset)
  const regionIds = (fleet.regions ?? []).map(({ id }) => id)
  const siteIds = (fleet.sites ?? []).map(({ id }) => id)
  const poolIds = (fleet.pools ?? []).map(({ id }) => id)
  const workloads = [...(fleet.inferenceWorkloads ?? []), ...(fleet.trainingWorkloads ?? [])]
  const sometimes = <T>(probability: number, entry: () => T) =>
    random.chance(probability) ? entry() : null
  const somePairs = (probability: number) =>
    workloads
      .filter(() => random.chance(probability))
      .map(({ id }) => ({ workloadId: id, siteId: random.pick(siteIds) }))
  const operators = [
    ...(fleet.operators ?? []),
    {
      id: 'trainer',
      name: 'Trainer',
      operationCostFactor: random.between(0.8, 1.3),
      servesInference: false,
      servesTraining: true,
    },
    {
      id: 'house',
      name: 'House',
      operationCostFactor: random.between(0.6, 1),
      servesInference: true,
      servesTraining: random.chance(0.5),
      maxSites: random.whole(1, 3),
      maxFacilityPowerKw: sometimes(0.5, () => random.between(3000, 20_000)),
    },
  ]
  const isContradictory = random.chance(contradictoryShare) && siteIds.length > 1
  return {
    ...fleet,
    operators,
    sites: (fleet.sites ?? []).map((site) => ({
      ...site,
      ...(isContradictory ? { status: 'mothballed' as const } : {}),
      operatorId: random.pick(operators).id,
      handoverCost: random.between(0, 1e6),
      refitCost: sometimes(0.6, () => random.between(0, 3e6)),
    })),
    paths: siteIds.flatMap((siteId) =>
      regionIds
        .filter(() => random.chance(0.15))
        .map((regionId) => ({
          siteId,
          regionId,
          rttMs: random.between(2, 60),
          pricePerGb: sometimes(0.5, () => random.between(0, 0.3)),
        })),
    ),
    inferenceWorkloads: (fleet.inferenceWorkloads ?? []).map((workload) => {
      const [first] = workload.demand
      const other = random.pick(regionIds)
      const isWide = random.chance(0.3) && first !== undefined && first.regionId !== other
      return isWide
        ? { ...workload, demand: [...workload.demand, { ...first, regionId: other }] }
        : workload
    }),
    trainingWorkloads: (fleet.trainingWorkloads ?? []).map((training) => ({
      ...training,
      currentPoolId: sometimes(0.5, () => random.pick(poolIds)),
      ...(random.chance(0.3)
        ? { dataRegionId: random.pick(regionIds), dataGbPerHour: random.between(1, 100) }
        : {}),
      allowedJurisdictions: sometimes(0.1, () => ['south']),
    })),
    policy: {
      ...fleet.policy,
      handover: random.pick(['none', 'allowed'] as const),
      maxOpenSites: isContradictory ? 1 : sometimes(0.2, () => random.whole(1, siteIds.length)),
      carbonBudgetKgPerDay: sometimes(0.15, () => 10 ** random.between(3, 5)),
      maxMoves: sometimes(0.25, () => random.whole(0, 4)),
      maxMigrationGb: sometimes(0.2, () => 10 ** random.between(2, 4)),
      amortisationHours: random.pick([720, 8760]),
      pins: somePairs(0.08),
      forbids: somePairs(0.15),
      siteRulings: siteIds
        .filter(() => isContradictory || random.chance(0.08))
        .map((siteId) => ({
          siteId,
          ruling: isContradictory ? ('open' as const) : random.pick(['open', 'closed'] as const),
        })),
    },
  }
}
