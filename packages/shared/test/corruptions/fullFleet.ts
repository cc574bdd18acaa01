import { type Fleet, type FleetInput, readFleet } from '../../src/index.ts'
import { tinyFleetInput } from '../../src/testing/index.ts'

/** The tiny fleet with every collection filled and every optional field given, as a file would spell it. */
const fullFleetInput = (): FleetInput => {
  const input = tinyFleetInput()
  const [chat] = input.inferenceWorkloads ?? []
  const [train] = input.trainingWorkloads ?? []
  if (!chat || !train) throw new Error('The tiny fleet lacks a workload.')
  return {
    ...input,
    description: 'Every field is given',
    carbonPricePerTonne: 90,
    periods: [
      { id: 'night', hoursPerDay: 8 },
      { id: 'day', hoursPerDay: 16 },
    ],
    regions: [
      ...(input.regions ?? []),
      { id: 'town', name: 'Town', latitude: 1, longitude: 101, jurisdiction: 'west' },
    ],
    operators: input.operators.map((operator) => ({
      ...operator,
      maxSites: 5,
      maxFacilityPowerKw: 9000,
    })),
    sites: input.sites.map((site) => ({
      ...site,
      baseLoadKw: 5,
      electricityPricePerKwh: { night: 0.3, day: 0.6 },
      carbonIntensityGPerKwh: { night: 400, day: 600 },
      reopenCost: 1000,
      handoverCost: 500,
      egressPricePerGb: 0.5,
      wanGbps: 40,
      refitCost: 2000,
      resaleValuePerAccelerator: 3000,
    })),
    pools: input.pools.map((pool) => ({ ...pool, reserveFraction: 0.1, operatingCostPerHour: 1 })),
    paths: [
      { regionId: 'city', siteId: 'East', rttMs: 2, pricePerGb: 0.1 },
      { regionId: 'town', siteId: 'West', rttMs: 9, pricePerGb: 0.2 },
    ],
    inferenceWorkloads: [
      {
        ...chat,
        demand: [
          { regionId: 'city', tokensPerSecond: { night: 100, day: 500 } },
          { regionId: 'town', tokensPerSecond: { night: 10, day: 50 } },
        ],
        allowedJurisdictions: ['east', 'west'],
        maxSharePerSite: 0.9,
        minSites: 1,
      },
    ],
    trainingWorkloads: [
      {
        ...train,
        hoursPerDay: 12,
        datasetGb: 10,
        checkpointGb: 20,
        dataRegionId: 'city',
        dataGbPerHour: 3,
        allowedJurisdictions: ['east'],
      },
    ],
    policy: {
      pins: [{ workloadId: 'train', siteId: 'East' }],
      forbids: [{ workloadId: 'chat', siteId: 'West' }],
      siteRulings: [{ siteId: 'East', ruling: 'open' }],
      maxOpenSites: 2,
      carbonBudgetKgPerDay: 9000,
      handover: 'allowed',
      maxMoves: 3,
      maxMigrationGb: 400,
      amortisationHours: 8766,
      routing: 'byPeriod',
    },
    sources: [
      {
        id: 'meter',
        kind: 'measured',
        title: 'Read off',
        date: '2025',
        url: 'https://example.org',
      },
    ],
    figureSources: [
      { collection: 'sites', field: 'pue', entityId: 'East', sourceId: 'meter' },
      { collection: 'fleet', field: 'currency', entityId: null, sourceId: 'meter' },
    ],
  }
}

/** A valid fleet in which nothing is left out, and the same as a plain document. */
export const fullFleet = (): Fleet => {
  const result = readFleet(fullFleetInput())
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1))
  return result.value
}
