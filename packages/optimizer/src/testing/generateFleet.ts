import { type Fleet, type FleetInput, type Random, readFleet, seededRandom } from '@berth/shared'
import { addRules } from './addRules.ts'

/** How large a generated fleet is and what is in it. */
export interface FleetShape {
  /** The same seed gives the same fleet. */
  seed: number
  /** Each with one or two pools of 100 to 6,400 accelerators. */
  sites: number
  inferenceWorkloads: number
  trainingWorkloads: number
  /** Blocks of the day, all of the same length; 1 by default. */
  periods?: number
  /** `steady` by default. */
  routing?: 'steady' | 'byPeriod'
  /** Busy accelerators over installed ones that the demand amounts to, about; 0.25 by default. */
  load?: number
  /** Share of the trainings that may choose their hours; 0.2 by default. */
  deferrableShare?: number
  /** Share of the inference workloads that must be spread; 0.1 by default. */
  spreadShare?: number
  /** Whether every kind of rule may be there, not only those of the plain fleet. */
  hasAllRules?: boolean
}

const types = [
  { id: 'large', name: 'Large', memoryGb: 80, activeWatts: 1200, idleWatts: 300, rentPerHour: 12 },
  { id: 'middle', name: 'Middle', memoryGb: 64, activeWatts: 700, idleWatts: 200, rentPerHour: 6 },
  { id: 'small', name: 'Small', memoryGb: 24, activeWatts: 500, idleWatts: 100, rentPerHour: 2 },
]

const fit = (tokensPerSecond: number, relativeSpeed: number) => ({
  tokensPerSecond,
  acceleratorsPerReplica: 2,
  servingMs: 50,
  relativeSpeed,
})

const classes = [
  {
    id: 'chat',
    name: 'Chat',
    weightsGb: 40,
    egressGbPerMillionTokens: 0.01,
    fitByAcceleratorType: { large: fit(1000, 0), middle: fit(600, 0), small: fit(200, 0) },
  },
  {
    id: 'reasoning',
    name: 'Reasoning',
    weightsGb: 120,
    egressGbPerMillionTokens: 0.01,
    fitByAcceleratorType: { large: fit(400, 0), middle: fit(200, 0) },
  },
  {
    id: 'pretraining',
    name: 'Pre-training',
    weightsGb: 600,
    fitByAcceleratorType: { large: fit(0, 1), middle: fit(0, 0.5) },
  },
]

/**
 * A fleet of any size: places in a box of about 2,000 km; the same seed gives the same fleet. It always has a plan, since
 * demand may stay unserved. Throws only where the generator itself is at fault.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { generateFleet } from '@berth/optimizer/testing'
 *
 * const fleet = generateFleet({ seed: 1, sites: 6, inferenceWorkloads: 8, trainingWorkloads: 3 })
 * console.log(fleet.sites.length, fleet.trainingWorkloads.length) // 6 3
 * console.log((await plan(fleet, { objective: 'cost' })).certificate?.ok) // true
 */
export const generateFleet = (shape: FleetShape): Fleet => {
  const random = seededRandom(shape.seed)
  const periodCount = shape.periods ?? 1
  const periods = Array.from({ length: periodCount }, (_, t) => ({
    id: `t${t}`,
    hoursPerDay: 24 / periodCount,
  }))
  const place = () => ({ latitude: random.between(25, 42), longitude: random.between(102, 121) })
  const regions = Array.from({ length: Math.max(2, Math.ceil(shape.sites / 5)) }, (_, r) => ({
    id: `region${r}`,
    name: `Region ${r}`,
    ...place(),
    jurisdiction: random.pick(['north', 'south']),
  }))
  const sites = Array.from({ length: shape.sites }, (_, s) =>
    siteOf(
      s,
      place(),
      random,
      periods.map(({ id }) => id),
    ),
  )
  const pools = sites.flatMap((site) =>
    Array.from({ length: random.whole(1, 2) }, (_, p) => ({
      id: `${site.id}-p${p}`,
      siteId: site.id,
      acceleratorTypeId: random.pick(types).id,
      count: Math.round(100 * 2 ** random.between(0, 6)),
      reserveFraction: random.pick([0, 0.05]),
      maxGangAccelerators: 6400,
      operatingCostPerHour: random.between(0.1, 0.4),
    })),
  )
  const installed = pools.reduce((sum, pool) => sum + pool.count, 0)
  const busy = installed * (shape.load ?? 0.25)
  const fleet: FleetInput = {
    format: 'berth-fleet/1',
    id: `generated-${shape.seed}`,
    name: `Generated fleet ${shape.seed}`,
    currency: 'CNY',
    carbonPricePerTonne: 80,
    periods,
    regions,
    operators: [
      {
        id: 'norm',
        name: 'Norm',
        operationCostFactor: 1,
        servesInference: true,
        servesTraining: true,
      },
    ],
    acceleratorTypes: types,
    sites,
    pools,
    workloadClasses: classes,
    inferenceWorkloads: Array.from({ length: shape.inferenceWorkloads }, (_, i) =>
      inferenceOf(i, shape, random, {
        regions,
        pools,
        periods,
        busyEach: (0.6 * busy) / Math.max(1, shape.inferenceWorkloads),
      }),
    ),
    trainingWorkloads: Array.from({ length: shape.trainingWorkloads }, (_, j) => {
      const accelerators = Math.max(
        1,
        Math.round(
          ((0.4 * busy * 0.7) / Math.max(1, shape.trainingWorkloads)) * random.between(0.3, 1.7),
        ),
      )
      return {
        id: `training${j}`,
        name: `Training ${j}`,
        classId: 'pretraining',
        accelerators: Math.max(8, accelerators),
        hoursPerDay: random.chance(shape.deferrableShare ?? 0.2) ? random.whole(6, 18) : 24,
        datasetGb: random.between(100, 5000),
        checkpointGb: 50,
        unplacedPenaltyPerHour: accelerators * 20,
      }
    }),
    policy: { routing: shape.routing ?? 'steady' },
  }
  const result = readFleet(shape.hasAllRules ? addRules(fleet, shape.seed) : fleet)
  if (!result.ok)
    throw new Error(`The generator made a bad fleet: ${JSON.stringify(result.issues[0])}`)
  return result.value
}

const siteOf = (
  index: number,
  place: { latitude: number; longitude: number },
  random: Random,
  periodIds: string[],
) => {
  const price = random.between(0.25, 0.8)
  return {
    id: `site${index}`,
    name: `Site ${index}`,
    ...place,
    jurisdiction: random.pick(['north', 'south']),
    operatorId: 'norm',
    status: random.pick(['operating', 'operating', 'idle', 'mothballed'] as const),
    facilityPowerLimitKw: random.between(1500, 9000),
    pue: random.between(1.15, 1.5),
    baseLoadKw: random.between(20, 200),
    electricityPricePerKwh: Object.fromEntries(
      periodIds.map((id) => [id, price * random.between(0.6, 1.4)]),
    ),
    carbonIntensityGPerKwh: random.between(100, 900),
    fixedCostPerHour: random.between(200, 2500),
    mothballCostPerHour: random.between(5, 60),
    reopenCost: random.between(0, 2e6),
    egressPricePerGb: random.between(0.01, 0.2),
    servesInference: random.chance(0.85),
    resaleValuePerAccelerator: random.chance(0.1) ? random.between(100, 2000) : null,
  }
}

interface Surroundings {
  regions: { id: string }[]
  pools: { id: string }[]
  periods: { id: string }[]
  busyEach: number
}

const inferenceOf = (
  index: number,
  shape: FleetShape,
  random: Random,
  { regions, pools, periods, busyEach }: Surroundings,
) => {
  const classId = random.pick(['chat', 'reasoning'])
  const tokens = busyEach * random.between(0.3, 1.7) * (classId === 'chat' ? 600 : 200) * 0.7
  const asked = [random.pick(regions)]
  const isSpread = random.chance(shape.spreadShare ?? 0.1)
  const current = random.chance(0.7) ? [random.pick(pools), random.pick(pools)] : []
  return {
    id: `inference${index}`,
    name: `Inference ${index}`,
    classId,
    demand: asked.map(({ id }) => ({
      regionId: id,
      tokensPerSecond: Object.fromEntries(
        periods.map((period) => [period.id, tokens * random.between(0.5, 1)]),
      ),
    })),
    latencySloMs: random.pick([62, 70, 85, 500]),
    allowedJurisdictions: random.chance(0.1) ? ['north'] : null,
    maxSharePerSite: isSpread ? 0.6 : 1,
    minSites: isSpread ? 2 : 1,
    unservedPenaltyPerMillionTokens: 60,
    currentPlacement: asked.flatMap(({ id }) =>
      [...new Set(current)].map((pool, at, list) => ({
        regionId: id,
        poolId: pool.id,
        share: at === 0 && list.length === 2 ? 0.6 : 0.4,
      })),
    ),
  }
}
