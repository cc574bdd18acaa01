import { fitAt, gangAccelerators } from '../candidates/legality/acceleratorRunsClass.ts'
import { type IndexedFleet, isOpenToday } from '../scenario/indexFleet.ts'

/** Accelerators busy today, `busy[p * periods + t]`, legal or not. */
export const busyToday = ({ fleet, cells, gangs, pools, periodCount }: IndexedFleet) => {
  const busy = new Float64Array(pools.length * periodCount)
  const add = (p: number, t: number, accelerators: number) => {
    busy[p * periodCount + t] = (busy[p * periodCount + t] ?? 0) + accelerators
  }
  const poolIndexById = new Map(pools.map(({ pool, index }) => [pool.id, index]))
  for (const { workload, workloadClass, regionId, tokensPerSecond } of cells)
    for (const { regionId: from, poolId, share } of workload.currentPlacement) {
      const pool = pools[poolIndexById.get(poolId) ?? -1]
      const speed = pool && fitAt(workloadClass, pool)?.tokensPerSecond
      if (from !== regionId || !pool || !speed) continue
      tokensPerSecond.forEach((tokens, t) => {
        add(pool.index, t, (tokens * share) / (speed * workload.targetUtilisation))
      })
    }
  for (const { workload, workloadClass, currentPoolIndex } of gangs) {
    const pool = pools[currentPoolIndex ?? -1]
    const speed = pool && fitAt(workloadClass, pool)?.relativeSpeed
    if (!pool || !speed) continue
    const gang = gangAccelerators(workload.accelerators, speed)
    for (const t of fleet.periods.keys()) add(pool.index, t, (gang * workload.hoursPerDay) / 24)
  }
  return busy
}

/** Facility power of a site today in one period, in kW; 0 where it is shut. */
export const powerTodayKw = (
  { sites, pools, periodCount }: IndexedFleet,
  busy: Float64Array,
  siteIndex: number,
  t: number,
): number => {
  const entry = sites[siteIndex]
  if (!entry || !isOpenToday(entry.site)) return 0
  return entry.poolIndexes.reduce(
    (sum, p) => sum + (busy[p * periodCount + t] ?? 0) * (pools[p]?.busyKwPerAccelerator ?? 0),
    entry.openKw,
  )
}

/** Carbon of the whole fleet today, in kg per day. */
export const carbonTodayKgPerDay = (indexed: IndexedFleet): number => {
  const busy = busyToday(indexed)
  return indexed.sites.reduce(
    (total, { index, carbonIntensityGPerKwh }) =>
      indexed.periodHours.reduce(
        (sum, hours, t) =>
          sum +
          (powerTodayKw(indexed, busy, index, t) * hours * (carbonIntensityGPerKwh[t] ?? 0)) / 1000,
        total,
      ),
    0,
  )
}
