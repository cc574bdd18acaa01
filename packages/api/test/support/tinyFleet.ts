import { type Fleet, type FleetInput, readFleet } from '@berth/shared'

/**
 * Two sites of one operator, one region, one inference workload and one training, in round numbers.
 * Each site has 8 accelerators of 1000 tokens per second. The demand of 2800 tokens per second needs
 * 2800 / (1000 × 0.7) = 4 accelerators and the training needs 2, so one site is enough for both.
 * Today the inference runs in the north and the training in the south.
 */
const tinyFleetInput: FleetInput = {
  format: 'berth-fleet/1',
  id: 'tiny',
  name: 'Tiny fleet',
  description: 'Two sites, one of which is enough.',
  currency: 'CNY',
  regions: [{ id: 'coast', name: 'Coast', latitude: 31, longitude: 121, jurisdiction: 'CN' }],
  operators: [
    {
      id: 'op',
      name: 'Operator',
      operationCostFactor: 1,
      servesInference: true,
      servesTraining: true,
    },
  ],
  acceleratorTypes: [
    { id: 'gpu', name: 'GPU', memoryGb: 80, activeWatts: 1000, idleWatts: 100, rentPerHour: 10 },
  ],
  sites: [
    { ...siteAt('north', 30, 120), name: 'North' },
    { ...siteAt('south', 29, 119), name: 'South' },
  ],
  pools: [
    {
      id: 'north-pool',
      siteId: 'north',
      acceleratorTypeId: 'gpu',
      count: 8,
      maxGangAccelerators: 8,
    },
    {
      id: 'south-pool',
      siteId: 'south',
      acceleratorTypeId: 'gpu',
      count: 8,
      maxGangAccelerators: 8,
    },
  ],
  workloadClasses: [
    {
      id: 'chat-model',
      name: 'Chat model',
      weightsGb: 40,
      fitByAcceleratorType: {
        gpu: { tokensPerSecond: 1000, acceleratorsPerReplica: 1, servingMs: 100, relativeSpeed: 1 },
      },
    },
  ],
  inferenceWorkloads: [
    {
      id: 'chat',
      name: 'Chat',
      classId: 'chat-model',
      demand: [{ regionId: 'coast', tokensPerSecond: 2800 }],
      latencySloMs: 1000,
      unservedPenaltyPerMillionTokens: 100,
      currentPlacement: [{ regionId: 'coast', poolId: 'north-pool', share: 1 }],
    },
  ],
  trainingWorkloads: [
    {
      id: 'train',
      name: 'Train',
      classId: 'chat-model',
      accelerators: 2,
      unplacedPenaltyPerHour: 1000,
      currentPoolId: 'south-pool',
    },
  ],
}

function siteAt(id: string, latitude: number, longitude: number) {
  return {
    id,
    name: id,
    latitude,
    longitude,
    jurisdiction: 'CN',
    operatorId: 'op',
    status: 'operating',
    facilityPowerLimitKw: 100,
    pue: 1.25,
    electricityPricePerKwh: 0.5,
    carbonIntensityGPerKwh: 500,
    fixedCostPerHour: 50,
    servesInference: true,
  } as const
}

const read = readFleet(tinyFleetInput)
if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 2))

export const tinyFleet: Fleet = read.value
