import type { FleetInput, Random } from '../../../src/index.ts'
import { clientShares, dayShape, demandPlaces, periodIds } from './facts.ts'
import { h100RentPerHour, round } from './infrastructure.ts'
import { servingClasses } from './workloadClasses.ts'

type InferenceInput = NonNullable<FleetInput['inferenceWorkloads']>[number]

const idOf = (place: string) => place.normalize('NFD').replace(/[^A-Za-z]/g, '')

export const regions = demandPlaces.map(({ place, provinceCode, latitude, longitude }) => ({
  id: idOf(place),
  name: place,
  latitude,
  longitude,
  jurisdiction: `CN-${provinceCode}`,
}))

/** How soon users want the first token: room for the round trip on top of serving, in ms, and how often the tier is asked for. */
type Tier = 'interactive' | 'chat' | 'batch'
const roomMs: Record<Tier, readonly [number, number]> = {
  interactive: [11, 19],
  chat: [20, 34],
  batch: [3000, 20_000],
}
const tierOf = (classId: string, random: Random): Tier => {
  if (classId === 'voice-8b') return 'interactive'
  if (classId === 'image' || classId === 'video' || classId === 'embedding') return 'batch'
  if (classId === 'code-32b') return random.chance(0.6) ? 'interactive' : 'chat'
  return random.pick(['interactive', 'chat', 'chat', 'batch'])
}
const tierWords: Record<Tier, string> = {
  interactive: 'step by step',
  chat: 'in conversation',
  batch: 'in batches',
}

/** About how many workloads there are, and how many more ask for classes that are more in use. */
const workloadCount = 285
const classWeights: Record<string, number> = {
  'reasoning-671b': 5,
  'reasoning-72b': 4,
  'chat-32b': 5,
  'chat-7b': 4,
  'code-32b': 3,
  'voice-8b': 3,
  embedding: 2,
  image: 2,
  video: 2,
}

const drawClass = (random: Random) => {
  const total = Object.values(classWeights).reduce((sum, weight) => sum + weight, 0)
  let left = random.next() * total
  for (const entry of servingClasses) {
    left -= classWeights[entry.id] ?? 0
    if (left < 0) return entry
  }
  throw new Error('The weights of the classes do not add up.')
}

/** Workloads without a place yet. Demand is relative; `scaleDemand` sets its level once today’s placement is known. */
export const buildInference = (random: Random): InferenceInput[] => {
  const totalWeight = demandPlaces.reduce((sum, place) => sum + place.weight, 0)
  return demandPlaces.flatMap((place, r) => {
    const count = Math.max(2, Math.round((workloadCount * place.weight) / totalWeight))
    return Array.from({ length: count }, (_, n): InferenceInput => {
      const served = drawClass(random)
      const tier = tierOf(served.id, random)
      const [least, most] = roomMs[tier]
      // Clients of a real service are very unequal; ranks repeat the trace’s distribution.
      const clientShare = clientShares[random.whole(0, clientShares.length - 1)] ?? 0.02
      const accelerators = (0.3 + 12 * clientShare) * (place.weight / totalWeight / count)
      const [, tokensPerSecond] = served.speed.A800 ?? [1, 1000]
      const shape = dayShape(served.trace)
      const isCritical = random.chance(0.1)
      const isLocal = random.chance(0.08)
      const others = random.chance(0.12)
        ? [demandPlaces[(r + 1 + random.whole(0, 5)) % demandPlaces.length]]
        : []
      const asked = [place, ...others.filter((other) => other !== undefined)]
      return {
        id: `${idOf(place.place)}-${served.id}-${n + 1}`,
        name: `${served.name.split(' (')[0]}, ${place.place}, ${tierWords[tier]}`,
        classId: served.id,
        demand: asked.map((region, index) => ({
          regionId: idOf(region.place),
          tokensPerSecond: Object.fromEntries(
            periodIds.map((period) => [
              period,
              accelerators * tokensPerSecond * shape[period] * (index === 0 ? 1 : 0.4),
            ]),
          ),
        })),
        latencySloMs: round(served.servingMs + random.between(least, most), 0),
        allowedJurisdictions: isLocal ? nearbyJurisdictions(place.provinceCode) : null,
        maxSharePerSite: isCritical ? 0.6 : 1,
        minSites: isCritical ? 2 : 1,
        targetUtilisation: round(random.between(0.6, 0.75), 2),
        // Four times what renting the accelerators would cost: leaving demand unserved is never a saving.
        unservedPenaltyPerMillionTokens: round(
          ((4 * h100RentPerHour) / ((served.speed.H100?.[1] ?? 3000) * 3600)) * 1e6,
          2,
        ),
      }
    })
  })
}

/** Provinces in which data that may not travel far are processed: their own and the hub of their part of the country. */
const nearbyJurisdictions = (provinceCode: string) => {
  const hubs: Record<string, string[]> = {
    BJ: ['BJ', 'TJ', 'HE', 'NM'],
    TJ: ['BJ', 'TJ', 'HE', 'NM'],
    HE: ['BJ', 'TJ', 'HE', 'NM'],
    SH: ['SH', 'JS', 'ZJ', 'AH'],
    JS: ['SH', 'JS', 'ZJ', 'AH'],
    ZJ: ['SH', 'JS', 'ZJ', 'AH'],
    AH: ['SH', 'JS', 'ZJ', 'AH'],
    GD: ['GD', 'FJ', 'HN', 'GX'],
    SC: ['SC', 'CQ', 'GZ'],
    CQ: ['SC', 'CQ', 'GZ'],
  }
  return hubs[provinceCode]?.map((code) => `CN-${code}`) ?? null
}
