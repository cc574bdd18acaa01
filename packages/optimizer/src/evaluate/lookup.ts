import type { Fleet, InferenceWorkload, PerPeriod, TrainingWorkload } from '@berth/shared'

/** Site ids by workload, for pins and forbids. */
const sitesByWorkload = (holds: Fleet['policy']['pins']) => {
  const sites = new Map<string, string[]>()
  for (const { workloadId, siteId } of holds) {
    const known = sites.get(workloadId)
    if (known) known.push(siteId)
    else sites.set(workloadId, [siteId])
  }
  return sites
}

const byId = <T extends { id: string }>(list: readonly T[]) =>
  new Map(list.map((entry) => [entry.id, entry]))

/** The fleet by names, and the few formulas that the check does by its own hand. */
export const lookupOf = (fleet: Fleet) => {
  const sites = byId(fleet.sites)
  const pools = byId(fleet.pools)
  const types = byId(fleet.acceleratorTypes)
  const classes = byId(fleet.workloadClasses)
  const regions = byId(fleet.regions)
  const operators = byId(fleet.operators)
  const inference: Map<string, InferenceWorkload> = byId(fleet.inferenceWorkloads)
  const training: Map<string, TrainingWorkload> = byId(fleet.trainingWorkloads)
  const measuredRtt = new Map(
    fleet.paths.map((path) => [`${path.regionId} ${path.siteId}`, path.rttMs]),
  )
  const pathPrice = new Map(
    fleet.paths.map((path) => [`${path.regionId} ${path.siteId}`, path.pricePerGb]),
  )
  const poolsBySite = new Map<string, typeof fleet.pools>()
  for (const pool of fleet.pools)
    poolsBySite.set(pool.siteId, [...(poolsBySite.get(pool.siteId) ?? []), pool])

  const rttMs = (regionId: string, siteId: string): number => {
    const measured = measuredRtt.get(`${regionId} ${siteId}`)
    const [region, site] = [regions.get(regionId), sites.get(siteId)]
    if (measured !== undefined || !region || !site) return measured ?? 0
    return (
      fleet.rttEstimate.overheadMs +
      2 * kmBetween(region, site) * fleet.rttEstimate.routeFactor * 0.0049
    )
  }
  return {
    fleet,
    sites,
    pools,
    types,
    classes,
    regions,
    operators,
    inference,
    training,
    poolsBySite,
    pinnedSites: sitesByWorkload(fleet.policy.pins),
    forbiddenSites: sitesByWorkload(fleet.policy.forbids),
    /** How a pool’s accelerators run the class of a workload; nothing where they do not, or a name is unknown. */
    fitOf: (workloadId: string, poolId: string) => {
      const classId = (inference.get(workloadId) ?? training.get(workloadId))?.classId
      const typeId = pools.get(poolId)?.acceleratorTypeId
      return classes.get(classId ?? '')?.fitByAcceleratorType[typeId ?? '']
    },
    rttMs,
    /** Currency per GB on a path: its own price, else the site's. */
    pricePerGb: (regionId: string, siteId: string): number =>
      pathPrice.get(`${regionId} ${siteId}`) ?? sites.get(siteId)?.egressPricePerGb ?? 0,
    /** Hours that a period has; all hours of the day for null. */
    periodsOf: (periodId: string | null) =>
      periodId === null ? fleet.periods : fleet.periods.filter(({ id }) => id === periodId),
  }
}
export type Lookup = ReturnType<typeof lookupOf>

/** A quantity in one period. */
export const inPeriod = (quantity: PerPeriod, periodId: string): number =>
  typeof quantity === 'number' ? quantity : (quantity[periodId] ?? 0)

/** Spherical law of cosines on unit vectors: another road to the same distance than the planner's own formula. */
const kmBetween = (
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
) => {
  const vector = ({ latitude, longitude }: { latitude: number; longitude: number }) => {
    const [phi, theta] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
    return [
      Math.cos(phi) * Math.cos(theta),
      Math.cos(phi) * Math.sin(theta),
      Math.sin(phi),
    ] as const
  }
  const [[ax, ay, az], [bx, by, bz]] = [vector(a), vector(b)]
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
  return 6371.0088 * Math.atan2(cross, ax * bx + ay * by + az * bz)
}
