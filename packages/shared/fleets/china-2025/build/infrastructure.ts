import type { FleetInput, Random } from '../../../src/index.ts'
import {
  acceleratorFacts,
  gridKgPerKwh,
  type PeriodId,
  type Place,
  periodHours,
  periodIds,
  places,
  reportedCentres,
} from './facts.ts'
import { drawOperator } from './operators.ts'

type SiteInput = FleetInput['sites'][number]
type PoolInput = FleetInput['pools'][number]

/** Draw of one accelerator with its share of the server, and what idles; from datasheets where there are any. */
const watts: Record<string, { active: number; idle: number; performance: number }> = {
  H100: { active: 1275, idle: 230, performance: 1 },
  H800: { active: 1275, idle: 230, performance: 0.95 },
  A800: { active: 812, idle: 170, performance: 0.42 },
  H20: { active: 850, idle: 180, performance: 0.5 },
  'Ascend-910B': { active: 800, idle: 170, performance: 0.4 },
  'RTX-4090': { active: 600, idle: 90, performance: 0.16 },
}

/** 75,000 yuan a month for a server with eight H100, per accelerator and hour. */
export const h100RentPerHour = 75_000 / 8 / 730.5

export const acceleratorTypes = Object.entries(watts).map(
  ([id, { active, idle, performance }]) => ({
    id,
    name: acceleratorFacts.get(id)?.name ?? id,
    memoryGb: Number(acceleratorFacts.get(id)?.memoryGb || 64),
    activeWatts: active,
    idleWatts: idle,
    rentPerHour: round(h100RentPerHour * performance, 3),
  }),
)

export const periods = periodIds.map((id) => ({ id, hoursPerDay: periodHours[id].length }))

/** Multiples of the base tariff: valley a third of peak, critical peak a fifth above it. */
const touFactor: Record<PeriodId, number> = { valley: 0.45, flat: 1, peak: 1.5, criticalPeak: 1.8 }
const baseTariff = { east: 0.66, centre: 0.55, west: 0.38 } as const
const medianAccelerators = { east: 900, centre: 1100, west: 1700 } as const
const largestAccelerators = { east: 7000, centre: 9000, west: 24_000 } as const

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

const plain = (place: string) => place.normalize('NFD').replace(/[^A-Za-z]/g, '')

/** Reported computing power as accelerators of 0.35 PFLOPS each; large announcements count with the tenth that press calls built. */
const reportedAccelerators = (pflops: number) =>
  Math.round(Math.min(20_000, (pflops > 20_000 ? pflops / 10 : pflops) / 0.35) / 8) * 8

/** Sites and their pools, the reported ones first in their city. */
export const buildSites = (random: Random): { sites: SiteInput[]; pools: PoolInput[] } => {
  const sites: SiteInput[] = []
  const pools: PoolInput[] = []
  for (const place of places) {
    const reported = reportedCentres.filter(({ city }) => city === place.place)
    for (let n = 1; n <= place.sites; n++) {
      const news = reported[n - 1]
      const id = `${plain(place.place)}-${n}`
      const installed = news
        ? reportedAccelerators(Number(news.pflopsFp16))
        : drawCount(place, random)
      const parts = splitIntoPools(id, installed, place, random, news?.operator)
      pools.push(...parts)
      sites.push(siteOf(id, place, parts, random, news))
    }
  }
  return { sites, pools }
}

const drawCount = ({ part, isHub }: Place, random: Random) => {
  // A heavy tail: the logarithm is about normal, and hubs build larger.
  const normal = random.next() + random.next() + random.next() - 1.5
  const size = medianAccelerators[part] * (isHub ? 1.6 : 1) * Math.exp(1.9 * normal)
  return Math.max(128, Math.round(Math.min(largestAccelerators[part], size) / 8) * 8)
}

const mixes = {
  east: ['A800', 'A800', 'H800', 'H20', 'Ascend-910B', 'Ascend-910B', 'RTX-4090', 'H100'],
  centre: ['A800', 'A800', 'H800', 'Ascend-910B', 'Ascend-910B', 'H20', 'RTX-4090'],
  west: ['A800', 'A800', 'H800', 'H800', 'Ascend-910B', 'Ascend-910B', 'H100'],
} as const

const splitIntoPools = (
  siteId: string,
  installed: number,
  { part }: Place,
  random: Random,
  operator?: string,
) => {
  const isAscend = operator?.includes('Ascend') ?? false
  const poolCount = !isAscend && installed > 600 && random.chance(0.4) ? 2 : 1
  const firstShare = poolCount === 2 ? random.between(0.55, 0.8) : 1
  const taken: string[] = []
  return Array.from({ length: poolCount }, (_, p): PoolInput => {
    const left = mixes[part].filter((id) => !taken.includes(id))
    const acceleratorTypeId = isAscend ? 'Ascend-910B' : random.pick(left)
    taken.push(acceleratorTypeId)
    const first = Math.round((installed * firstShare) / 8) * 8
    const count = p === 0 ? first : installed - first
    const domain = count >= 4000 ? count : count >= 1500 ? 1024 : random.pick([64, 128, 256])
    return {
      id: `${siteId}-${acceleratorTypeId}`,
      siteId,
      acceleratorTypeId,
      count: Math.max(8, count),
      reserveFraction: 0.03,
      maxGangAccelerators: Math.max(8, Math.min(domain, count)),
      operatingCostPerHour: 0.25,
    }
  })
}

const siteOf = (
  id: string,
  place: Place,
  parts: PoolInput[],
  random: Random,
  news?: (typeof reportedCentres)[number],
): SiteInput => {
  const { part, provinceCode } = place
  const installed = parts.reduce((sum, pool) => sum + pool.count, 0)
  const pue = round(
    (part === 'west' ? 1.2 : 1.25) + (place.isHub ? 0 : random.between(0.02, 0.22)),
    2,
  )
  const fullKw = parts.reduce(
    (sum, pool) => sum + (pool.count * (watts[pool.acceleratorTypeId]?.active ?? 800)) / 1000,
    0,
  )
  const tariff = round(baseTariff[part] * random.between(0.9, 1.1), 3)
  const fixedCostPerHour = round(
    (part === 'east' ? 1.3 : 1) * (450 + installed * random.between(0.35, 0.6)),
    0,
  )
  const status = news ? 'operating' : drawStatus(random)
  const isTrainingOnly = part === 'west' && !news && random.chance(0.25)
  const kg = gridKgPerKwh.get(provinceCode) ?? 0.55
  return {
    id,
    name: news ? news.name : `${place.place} ${id.split('-')[1]}`,
    latitude: round(place.latitude + random.between(-0.06, 0.06), 4),
    longitude: round(place.longitude + random.between(-0.06, 0.06), 4),
    jurisdiction: `CN-${provinceCode}`,
    operatorId: drawOperator(random, news?.operator),
    status,
    facilityPowerLimitKw: round(fullKw * pue * random.between(0.75, 1.1) + 60, 0),
    pue,
    baseLoadKw: round(20 + fullKw * 0.01, 0),
    electricityPricePerKwh: Object.fromEntries(
      periodIds.map((period) => [period, round(tariff * touFactor[period], 4)]),
    ),
    carbonIntensityGPerKwh: round(kg * 1000, 1),
    fixedCostPerHour,
    mothballCostPerHour: round(fixedCostPerHour * 0.06, 0),
    reopenCost: round(fixedCostPerHour * 24 * 45, 0),
    handoverCost: round(fixedCostPerHour * 24 * 20, 0),
    egressPricePerGb: part === 'east' ? 0.05 : 0.08,
    wanGbps: installed > 4000 ? 400 : installed > 1000 ? 100 : 40,
    servesInference: !isTrainingOnly,
    refitCost: isTrainingOnly ? round(installed * 900, 0) : null,
    resaleValuePerAccelerator: null,
  }
}

const drawStatus = (random: Random) => {
  const draw = random.next()
  return draw < 0.57
    ? 'operating'
    : draw < 0.87
      ? 'idle'
      : draw < 0.92
        ? 'underConstruction'
        : 'mothballed'
}
