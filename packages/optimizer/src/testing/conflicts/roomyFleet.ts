import type { FleetInput, Random } from '@berth/shared'

/** A fleet with room for everything anywhere, and what a planted conflict needs to know of it. */
export interface RoomyFleet {
  input: FleetInput
  /** Accelerators busy when everything runs, averaged over the day. */
  acceleratorsNeeded: number
  /** Sites 0 and 1 are far apart; all others are near site 0. */
  siteIds: string[]
  workloadIds: string[]
  trainingIds: string[]
}

/** Kilometres of the equator per degree. */
const kmPerDegree = 111.195
/** Milliseconds to the first token besides the way: what every class needs. */
export const servingMs = 10
/** Milliseconds there and back between sites 0 and 1, about: 2 × 2,000 km × 4.9 µs. */
export const farMs = 19.6

/**
 * A small fleet in which every site alone could run everything: two to four sites, some inference for a city beside site 0, some trainings.
 * Whatever makes a plan impossible in it was planted.
 */
export const roomyFleet = (random: Random, seed: number): RoomyFleet => {
  const periods = random.chance(0.3)
    ? [
        { id: 'night', hoursPerDay: 8 },
        { id: 'day', hoursPerDay: 16 },
      ]
    : [{ id: 'day', hoursPerDay: 24 }]
  const siteIds = ['near', 'far', 'third', 'fourth'].slice(0, random.whole(2, 4))
  const workloadIds = ['chat', 'search', 'code'].slice(0, random.whole(1, 3))
  const trainingIds = ['train', 'tune'].slice(0, random.whole(0, 2))
  const needs = workloadIds.map(() => random.whole(20, 60))
  const gangs = trainingIds.map(() => random.whole(10, 40))
  const hours = trainingIds.map(() => (random.chance(0.2) ? 12 : 24))
  const sumOf = (list: number[]) => list.reduce((sum, need) => sum + need, 0)
  const acceleratorsNeeded = sumOf([
    ...needs,
    ...gangs.map((gang, j) => (gang * (hours[j] ?? 24)) / 24),
  ])
  const idleWatts = random.chance(0.3) ? 100 : 0
  const perSite = Math.ceil(sumOf([...needs, ...gangs]) * random.between(1.5, 2.5))
  const input: FleetInput = {
    format: 'berth-fleet/1',
    id: `planted-${seed}`,
    name: `Planted conflict ${seed}`,
    currency: 'CNY',
    rttEstimate: { overheadMs: 0, routeFactor: 1 },
    periods,
    regions: [{ id: 'city', name: 'City', latitude: 0, longitude: 100, jurisdiction: 'home' }],
    operators: ['norm', 'other'].map((id) => ({
      id,
      name: id,
      operationCostFactor: id === 'norm' ? 1 : 1.2,
      servesInference: true,
      servesTraining: true,
    })),
    acceleratorTypes: [
      { id: 'unit', name: 'Unit', memoryGb: 100, activeWatts: 1000, idleWatts, rentPerHour: 10 },
    ],
    sites: siteIds.map((id, s) => ({
      id,
      name: id,
      latitude: 0,
      longitude: 100 - (s === 1 ? 2000 : 10 * s) / kmPerDegree,
      jurisdiction: s === 1 ? 'abroad' : 'home',
      operatorId: 'norm',
      status: random.pick(['operating', 'idle', 'mothballed'] as const),
      facilityPowerLimitKw: 10_000,
      pue: random.pick([1, 1.25]),
      baseLoadKw: random.pick([0, 20]),
      electricityPricePerKwh: random.between(0.3, 1),
      carbonIntensityGPerKwh: random.between(200, 800),
      fixedCostPerHour: random.between(50, 150),
      mothballCostPerHour: 10,
      reopenCost: 1000,
      handoverCost: 1000,
      servesInference: true,
    })),
    pools: siteIds.flatMap((siteId) =>
      Array.from({ length: random.whole(1, 2) }, (_, p) => ({
        id: `${siteId}-${p}`,
        siteId,
        acceleratorTypeId: 'unit',
        count: perSite,
        reserveFraction: random.pick([0, 0, 0.1]),
        maxGangAccelerators: perSite,
      })),
    ),
    workloadClasses: [
      {
        id: 'serving',
        name: 'Serving',
        weightsGb: 50,
        fitByAcceleratorType: {
          unit: { tokensPerSecond: 10, acceleratorsPerReplica: 1, servingMs, relativeSpeed: 0 },
        },
      },
      {
        id: 'training',
        name: 'Training',
        weightsGb: 50,
        fitByAcceleratorType: {
          unit: { tokensPerSecond: 0, acceleratorsPerReplica: 1, servingMs: 0, relativeSpeed: 1 },
        },
      },
    ],
    inferenceWorkloads: workloadIds.map((id, i) => ({
      id,
      name: id,
      classId: 'serving',
      demand: [{ regionId: 'city', tokensPerSecond: 10 * (needs[i] ?? 0) }],
      latencySloMs: 200,
      targetUtilisation: 1,
      unservedPenaltyPerMillionTokens: random.between(500, 2000),
    })),
    trainingWorkloads: trainingIds.map((id, j) => ({
      id,
      name: id,
      classId: 'training',
      accelerators: gangs[j] ?? 1,
      hoursPerDay: hours[j] ?? 24,
      unplacedPenaltyPerHour: random.between(500, 2000),
    })),
    policy: { routing: random.pick(['steady', 'byPeriod'] as const) },
  }
  return { input, acceleratorsNeeded, siteIds, workloadIds, trainingIds }
}
