import type { Fleet, InferenceWorkload, Random, Site } from '../../../src/index.ts'
import { periodIds } from './facts.ts'

/** What pools and sites still have room for while today’s placement is made. */
export class Room {
  readonly #fleet: Fleet
  readonly #busy = new Map<string, number>()

  constructor(fleet: Fleet) {
    this.#fleet = fleet
  }

  /** Takes accelerators of a pool in its busiest period if pool and site power have room below `fill`. */
  take(poolId: string, accelerators: number, fill: number): boolean {
    const pool = this.#fleet.pools.find(({ id }) => id === poolId)
    const site = this.#fleet.sites.find(({ id }) => id === pool?.siteId)
    if (!pool || !site) return false
    const busy = (this.#busy.get(poolId) ?? 0) + accelerators
    if (
      busy > pool.count * fill ||
      this.#powerKw(site, poolId, busy) > site.facilityPowerLimitKw * 0.97
    )
      return false
    this.#busy.set(poolId, busy)
    return true
  }

  #powerKw(site: Site, changedPoolId: string, changedBusy: number): number {
    let itKw = 0
    for (const pool of this.#fleet.pools) {
      if (pool.siteId !== site.id) continue
      const type = this.#fleet.acceleratorTypes.find(({ id }) => id === pool.acceleratorTypeId)
      const busy = pool.id === changedPoolId ? changedBusy : (this.#busy.get(pool.id) ?? 0)
      if (type)
        itKw += (pool.count * type.idleWatts + busy * (type.activeWatts - type.idleWatts)) / 1000
    }
    return itKw * site.pue + site.baseLoadKw
  }
}

const rttMs = (fleet: Fleet, regionId: string, site: Site) => {
  const region = fleet.regions.find(({ id }) => id === regionId)
  if (!region) return 0
  const radians = Math.PI / 180
  const cosine =
    Math.sin(region.latitude * radians) * Math.sin(site.latitude * radians) +
    Math.cos(region.latitude * radians) *
      Math.cos(site.latitude * radians) *
      Math.cos((region.longitude - site.longitude) * radians)
  const km = 6371 * Math.acos(Math.min(1, cosine))
  return fleet.rttEstimate.overheadMs + 2 * km * fleet.rttEstimate.routeFactor * 0.0049
}

/** Accelerators that a share of a workload’s demand keeps busy in the period that asks for most. */
const busiest = (fleet: Fleet, workload: InferenceWorkload, regionId: string, typeId: string) => {
  const demand = workload.demand.find((entry) => entry.regionId === regionId)
  const fit = fleet.workloadClasses.find(({ id }) => id === workload.classId)?.fitByAcceleratorType[
    typeId
  ]
  if (!demand || !fit) return null
  const tokens = Math.max(
    ...periodIds.map((period) =>
      typeof demand.tokensPerSecond === 'number'
        ? demand.tokensPerSecond
        : (demand.tokensPerSecond[period] ?? 0),
    ),
  )
  return {
    accelerators: tokens / (fit.tokensPerSecond * workload.targetUtilisation),
    servingMs: fit.servingMs,
  }
}

/** Spreads every workload thin over operating sites, more where halls are new and power is cheap than where users are. */
export const placeToday = (fleet: Fleet, random: Random): Fleet => {
  const room = new Room(fleet)
  const siteById = new Map(fleet.sites.map((site) => [site.id, site]))
  const working = fleet.pools.filter((pool) => siteById.get(pool.siteId)?.status === 'operating')
  const trainingWorkloads = [...fleet.trainingWorkloads]
    .sort((a, b) => b.accelerators - a.accelerators)
    .map((workload) => {
      const fits =
        fleet.workloadClasses.find(({ id }) => id === workload.classId)?.fitByAcceleratorType ?? {}
      const tried = shuffled(working, random)
      const pool = tried.find((entry) => {
        const speed = fits[entry.acceleratorTypeId]?.relativeSpeed ?? 0
        const gang =
          speed > 0 ? Math.ceil(workload.accelerators / speed - 1e-9) : Number.POSITIVE_INFINITY
        return gang <= entry.maxGangAccelerators && room.take(entry.id, gang, 0.9)
      })
      return { ...workload, currentPoolId: pool?.id ?? null }
    })
  const inferenceWorkloads = fleet.inferenceWorkloads.map((workload) => {
    const currentPlacement = workload.demand.flatMap(({ regionId }) => {
      const parts = random.whole(2, 4)
      const isLegal = (pool: (typeof working)[number], withinSlo: boolean) => {
        const site = siteById.get(pool.siteId)
        const need = busiest(fleet, workload, regionId, pool.acceleratorTypeId)
        if (!site?.servesInference || !need) return false
        if (
          workload.allowedJurisdictions &&
          !workload.allowedJurisdictions.includes(site.jurisdiction)
        )
          return false
        const latency = rttMs(fleet, regionId, site) + need.servingMs
        return withinSlo ? latency <= workload.latencySloMs : latency <= workload.latencySloMs + 60
      }
      const chosen: { regionId: string; poolId: string; share: number }[] = []
      for (const share of drawShares(parts, random)) {
        // Every second placement was made for the price of power alone.
        const withinSlo = random.chance(0.5)
        const pool = shuffled(working, random).find((entry) => {
          if (chosen.some(({ poolId }) => poolId === entry.id) || !isLegal(entry, withinSlo))
            return false
          const need = busiest(fleet, workload, regionId, entry.acceleratorTypeId)
          return need !== null && room.take(entry.id, need.accelerators * share, 0.85)
        })
        if (pool) chosen.push({ regionId, poolId: pool.id, share })
      }
      return chosen
    })
    return { ...workload, currentPlacement }
  })
  const order = new Map(fleet.trainingWorkloads.map(({ id }, index) => [id, index]))
  trainingWorkloads.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return { ...fleet, inferenceWorkloads, trainingWorkloads }
}

/** Shares in whole hundredths that add up to 1. */
const drawShares = (parts: number, random: Random): number[] => {
  const weights = Array.from({ length: parts }, () => random.between(0.5, 1.5))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const hundredths = weights.map((weight) => Math.floor((100 * weight) / total))
  hundredths[0] = (hundredths[0] ?? 0) + 100 - hundredths.reduce((sum, part) => sum + part, 0)
  return hundredths.map((part) => part / 100)
}

const shuffled = <T>(list: readonly T[], random: Random): T[] =>
  list
    .map((entry) => ({ entry, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry)

/** Multiplies all demand. */
export const scaleDemand = (fleet: Fleet, factor: number): Fleet => ({
  ...fleet,
  inferenceWorkloads: fleet.inferenceWorkloads.map((workload) => ({
    ...workload,
    demand: workload.demand.map((entry) => ({
      ...entry,
      tokensPerSecond:
        typeof entry.tokensPerSecond === 'number'
          ? Math.round(entry.tokensPerSecond * factor)
          : Object.fromEntries(
              Object.entries(entry.tokensPerSecond).map(([period, value]) => [
                period,
                Math.round(value * factor),
              ]),
            ),
    })),
  })),
})

/** Accelerators that inference would keep busy in the busiest period on a middling type. */
export const inferenceAccelerators = (fleet: Fleet): number =>
  fleet.inferenceWorkloads.reduce(
    (sum, workload) =>
      sum +
      workload.demand.reduce(
        (inner, { regionId }) =>
          inner + (busiest(fleet, workload, regionId, 'A800')?.accelerators ?? 0),
        0,
      ),
    0,
  )
