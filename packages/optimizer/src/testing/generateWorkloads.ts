import { type Fleet, readFleet, seededRandom } from '@berth/shared'
import { generateFleet } from './generateFleet.ts'

/** How many workloads a generated table has, and what for. */
export interface WorkloadsShape {
  /** The same seed gives the same text. */
  seed: number
  workloads: number
  /** Busy accelerators over installed ones that the demand amounts to, about; 0.6 by default. */
  load?: number
}

/** Whoever needs the first token sooner than this takes it from wherever it comes, since few sites are near enough. */
const bindingFromMs = 70
/** Time limits to the first token in ms, with the penalty per million tokens that goes with each: who waits less pays more. */
const services = [
  [62, 200],
  [66, 150],
  [70, 120],
  [78, 90],
  [85, 60],
  [500, 20],
] as const
const columns =
  'workloadId,classId,regionId,tokensPerSecond,latencySloMs,allowedJurisdictions,unservedPenaltyPerMillionTokens'

/** Mean of 10^u for u even between −1 and 1: how volumes spread. */
const meanSpread = 9.9 / (2 * Math.LN10)
/** Part of their accelerators with which sites have power for all of them to be busy, from and to. */
const powerShare = [0.7, 1.1] as const
const chunkLength = 1 << 16

/**
 * A fleet in which every site is open and only where requests go is to be decided: one region per five sites, three classes
 * that serve, and power for most of the accelerators. The same seed gives the same fleet.
 */
export const generateServingFleet = (shape: { seed: number; sites: number }): Fleet => {
  const fleet = generateFleet({ ...shape, inferenceWorkloads: 0, trainingWorkloads: 0 })
  const random = seededRandom(shape.seed)
  const typeById = new Map(fleet.acceleratorTypes.map((type) => [type.id, type]))
  const drawnKw = (siteId: string, watts: 'activeWatts' | 'idleWatts') =>
    fleet.pools
      .filter((pool) => pool.siteId === siteId)
      .reduce(
        (sum, pool) =>
          sum + (pool.count * (typeById.get(pool.acceleratorTypeId)?.[watts] ?? 0)) / 1000,
        0,
      )
  const fit = (tokensPerSecond: number) => ({
    tokensPerSecond,
    acceleratorsPerReplica: 1,
    servingMs: 45,
    relativeSpeed: 0,
  })
  const result = readFleet({
    ...fleet,
    sites: fleet.sites.map((site) => {
      const [idle, active] = [drawnKw(site.id, 'idleWatts'), drawnKw(site.id, 'activeWatts')]
      const busyKw = idle + random.between(...powerShare) * (active - idle)
      return {
        ...site,
        status: 'operating',
        facilityPowerLimitKw: Math.ceil(site.pue * busyKw + site.baseLoadKw),
      }
    }),
    workloadClasses: [
      ...fleet.workloadClasses,
      {
        id: 'embedding',
        name: 'Embedding',
        weightsGb: 16,
        egressGbPerMillionTokens: 0.05,
        fitByAcceleratorType: { large: fit(5000), middle: fit(3000), small: fit(1200) },
      },
    ],
    policy: { siteRulings: fleet.sites.map(({ id }) => ({ siteId: id, ruling: 'open' as const })) },
  })
  if (!result.ok)
    throw new Error(`The generator made a bad fleet: ${JSON.stringify(result.issues[0])}`)
  return result.value
}

/**
 * A file of workloads for a fleet, in chunks of text as `readWorkloadTable` takes them: three classes, every region, six limits on
 * the time to the first token, and one time in five data that must stay in a jurisdiction. Volumes spread over two orders of
 * magnitude. A million workloads of a fleet with 100 regions are 4,200 groups. The same seed gives the same text.
 *
 * @example
 * import { readWorkloadTable } from '@berth/shared'
 * import { generateServingFleet, generateWorkloads } from '@berth/optimizer/testing'
 *
 * const fleet = generateServingFleet({ seed: 1, sites: 10 })
 * const chunks = generateWorkloads(fleet, { seed: 1, workloads: 1000 })
 * const table = await readWorkloadTable(chunks, fleet, 'workloads.csv')
 * console.log(table.ok && [table.value.count, table.value.terms.length]) // [ 1000, 83 ]
 */
export function* generateWorkloads(fleet: Fleet, shape: WorkloadsShape): Generator<string> {
  const random = seededRandom(shape.seed)
  const installed = fleet.pools.reduce((sum, { count }) => sum + count, 0)
  const busyEach = ((shape.load ?? 0.6) * installed) / Math.max(1, shape.workloads)
  const classes = fleet.workloadClasses.flatMap(({ id, fitByAcceleratorType }) => {
    const speeds = Object.values(fitByAcceleratorType).map((fit) => fit.tokensPerSecond)
    const mean = speeds.reduce((sum, speed) => sum + speed, 0) / Math.max(1, speeds.length)
    return mean > 0 ? [{ id, tokensEach: (busyEach * mean * 0.7) / meanSpread }] : []
  })
  const jurisdictions = [...new Set(fleet.sites.map(({ jurisdiction }) => jurisdiction))].sort()
  let text = `${columns}\n`
  for (let k = 0; k < shape.workloads; k++) {
    const { id, tokensEach } = random.pick(classes)
    const [latencySloMs, penalty] = random.pick(services)
    const tokens = (tokensEach * 10 ** random.between(-1, 1)).toPrecision(6)
    const mayBeBound = latencySloMs >= bindingFromMs && random.chance(0.3)
    const where = mayBeBound ? random.pick(jurisdictions) : ''
    text += `workload-${k},${id},${random.pick(fleet.regions).id},${tokens},${latencySloMs},${where},${penalty}\n`
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  yield text
}
