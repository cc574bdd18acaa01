import { generateFleet } from '@berth/optimizer/testing'
import { type Fleet, type Random, seededRandom } from '@berth/shared'

/** Lines handed over at a time. */
const linesPerChunk = 10_000
const amplePowerKw = 1e6
const header =
  'workloadId,classId,regionId,tokensPerSecond,latencySloMs,maxSharePerSite,unservedPenaltyPerMillionTokens\n'

/** A generated fleet without workloads of its own, and the tokens per second that its own ones would have asked for. */
export const emptyFleet = (
  seed: number,
  siteCount: number,
): { fleet: Fleet; tokensPerSecond: number } => {
  const full = generateFleet({
    seed,
    sites: siteCount,
    inferenceWorkloads: 100,
    trainingWorkloads: 0,
    load: 0.5,
  })
  const tokensPerSecond = full.inferenceWorkloads
    .flatMap(({ demand }) => demand)
    .flatMap((part) => Object.values(part.tokensPerSecond))
    .reduce((sum, volume) => sum + volume, 0)
  // Every site is open and can carry its pools, so what is left to decide is where each workload is served.
  const sites = full.sites.map((site) => ({ ...site, facilityPowerLimitKw: amplePowerKw }))
  const siteRulings = full.sites.map(({ id }) => ({ siteId: id, ruling: 'open' as const }))
  const policy = { ...full.policy, siteRulings }
  return { fleet: { ...full, sites, policy, inferenceWorkloads: [] }, tokensPerSecond }
}

/** A file with a line for each workload, in pieces as a disk would give them: some thousands of different terms, any volume. */
export function* workloadFile(fleet: Fleet, seed: number, count: number, tokensPerSecond: number) {
  const random = seededRandom(seed)
  const regions = fleet.regions.map(({ id }) => id)
  const mean = tokensPerSecond / count
  let chunk = header
  for (let k = 0; k < count; k++) {
    chunk += lineOf(random, k, regions, mean)
    if ((k + 1) % linesPerChunk !== 0) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

const lineOf = (random: Random, k: number, regions: string[], mean: number) =>
  `w${k},${random.pick(['chat', 'reasoning'])},${random.pick(regions)},${(2 * mean * random.next()).toFixed(6)},${random.pick([80, 100, 120, 160, 220])},${random.pick([1, 1, 1, 0.5])},${random.pick([20, 60])}\n`
