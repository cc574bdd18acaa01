import { readFleet } from '../files/readFleet.ts'
import type { Fleet, FleetInput } from '../fleet/fleet.ts'

/**
 * A fleet that can be computed by hand. One city; site East beside it, site West 1,000 km away with power at half the price.
 * Light takes 4.9 µs/km, the route factor is 1 and there is no overhead: West is 9.8 ms from the city, East 0.
 * Each site has 100 accelerators of 1 kW (0 idle), PUE 1, 100 per hour while open and 10 while shut.
 * `chat` asks for 500 tokens/s at 10 tokens/s per accelerator: 50 accelerators, 50 kW. `train` is a gang of 20.
 * With both at West: 100 + 70 kW × 0.5 + 10 (East shut) = 145 per hour. With both at East: 100 + 70 + 10 = 180.
 */
export const tinyFleetInput = (): FleetInput => ({
  format: 'berth-fleet/1',
  id: 'tiny',
  name: 'Tiny fleet',
  currency: 'CNY',
  rttEstimate: { overheadMs: 0, routeFactor: 1 },
  regions: [{ id: 'city', name: 'City', latitude: 0, longitude: 100, jurisdiction: 'east' }],
  operators: [
    {
      id: 'norm',
      name: 'Norm',
      operationCostFactor: 1,
      servesInference: true,
      servesTraining: true,
    },
  ],
  acceleratorTypes: [
    { id: 'unit', name: 'Unit', memoryGb: 100, activeWatts: 1000, idleWatts: 0, rentPerHour: 10 },
  ],
  sites: [
    site('East', 0, 'east', 1),
    // 1,000 km of the equator are 8.9932 degrees.
    site('West', 8.993216, 'west', 0.5),
  ],
  pools: [pool('East'), pool('West')],
  workloadClasses: [
    {
      id: 'chat-model',
      name: 'Chat model',
      weightsGb: 50,
      fitByAcceleratorType: {
        unit: { tokensPerSecond: 10, acceleratorsPerReplica: 1, servingMs: 10, relativeSpeed: 0 },
      },
    },
    {
      id: 'training-run',
      name: 'Training run',
      weightsGb: 50,
      fitByAcceleratorType: {
        unit: { tokensPerSecond: 0, acceleratorsPerReplica: 1, servingMs: 0, relativeSpeed: 1 },
      },
    },
  ],
  inferenceWorkloads: [
    {
      id: 'chat',
      name: 'Chat',
      classId: 'chat-model',
      demand: [{ regionId: 'city', tokensPerSecond: 500 }],
      latencySloMs: 30,
      targetUtilisation: 1,
      unservedPenaltyPerMillionTokens: 1000,
      currentPlacement: [
        { regionId: 'city', poolId: 'East-pool', share: 0.5 },
        { regionId: 'city', poolId: 'West-pool', share: 0.5 },
      ],
    },
  ],
  trainingWorkloads: [
    {
      id: 'train',
      name: 'Train',
      classId: 'training-run',
      accelerators: 20,
      unplacedPenaltyPerHour: 1000,
      currentPoolId: 'East-pool',
    },
  ],
})

const site = (id: string, longitudeOffset: number, jurisdiction: string, price: number) => ({
  id,
  name: id,
  latitude: 0,
  longitude: 100 - longitudeOffset,
  jurisdiction,
  operatorId: 'norm',
  status: 'operating' as const,
  facilityPowerLimitKw: 1000,
  pue: 1,
  electricityPricePerKwh: price,
  carbonIntensityGPerKwh: 500,
  fixedCostPerHour: 100,
  mothballCostPerHour: 10,
  servesInference: true,
})

const pool = (siteId: string) => ({
  id: `${siteId}-pool`,
  siteId,
  acceleratorTypeId: 'unit',
  count: 100,
  maxGangAccelerators: 100,
})

/** The tiny fleet after `change` has been made to its input. Throws where the change makes it invalid. */
export const tinyFleet = (change: (input: FleetInput) => void = () => {}): Fleet => {
  const input = tinyFleetInput()
  change(input)
  const result = readFleet(input)
  if (!result.ok) throw new Error(`The tiny fleet became invalid: ${JSON.stringify(result.issues)}`)
  return result.value
}
