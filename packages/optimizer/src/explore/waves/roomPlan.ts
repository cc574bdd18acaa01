import type { Examination } from '../../evaluate/examination.ts'
import { sitePower } from '../../evaluate/power.ts'
import type { PoolLoads } from './poolLoads.ts'

/** Pools and sites by period, as arrays: a pool’s place is its index × number of periods + period index, a site’s likewise. */
export interface RoomPlan {
  /** Busy accelerators, and how many may be: as many as today where these are more than are to be sold. */
  busyToday: Float64Array
  capacity: Float64Array
  /** Facility power in kW of every site as if it were open, and how much there may be: as much as today where that is more. */
  powerToday: Float64Array
  powerLimit: Float64Array
  /** Facility power in kW that loads take beyond idle, by place of the site. */
  powerOf: (loads: PoolLoads) => PoolLoads
  poolAt: (place: number) => { entity: string; poolIds: readonly string[] }
  siteAt: (place: number) => { entity: string; poolIds: readonly string[] }
}

export const roomPlanOf = (examination: Examination): RoomPlan => {
  const { fleet, lookup, today, todaysLoad } = examination
  const { pools, sites, periods } = fleet
  const open = new Set(today.openSiteIds)
  const siteIndexById = new Map(sites.map(({ id }, index) => [id, index]))
  const siteIndexes = pools.map(({ siteId }) => siteIndexById.get(siteId) ?? 0)
  const kwPerBusy = pools.map(({ acceleratorTypeId }, p) => {
    const type = lookup.types.get(acceleratorTypeId)
    const pue = sites[siteIndexes[p] ?? 0]?.pue ?? 1
    return type ? (pue * (type.activeWatts - type.idleWatts)) / 1000 : 0
  })
  const inEachPeriod = <T>(list: readonly T[], figure: (entry: T, periodId: string) => number) =>
    Float64Array.from(list.flatMap((entry) => periods.map(({ id }) => figure(entry, id))))
  const busyToday = inEachPeriod(pools, ({ id }, t) => todaysLoad.busy.get(id)?.get(t) ?? 0)
  const usable = inEachPeriod(pools, ({ count, reserveFraction }) => count * (1 - reserveFraction))
  const powerToday = inEachPeriod(
    sites,
    (site, t) => sitePower(lookup, todaysLoad, site, t).facilityPowerKw,
  )
  const powerLimit = inEachPeriod(sites, ({ facilityPowerLimitKw }) => facilityPowerLimitKw)
  const nameAt = (place: number, ids: readonly { id: string }[]) =>
    `${ids[Math.floor(place / periods.length)]?.id} in ${periods[place % periods.length]?.id}`
  return {
    busyToday,
    capacity: usable.map((amount, place) => Math.max(amount, busyToday[place] ?? 0)),
    powerToday,
    powerLimit: powerLimit.map((amount, place) =>
      open.has(sites[Math.floor(place / periods.length)]?.id ?? '')
        ? Math.max(amount, powerToday[place] ?? 0)
        : amount,
    ),
    powerOf: (loads) => {
      const power = new Map<number, number>()
      for (const [place, amount] of loads) {
        const p = Math.floor(place / periods.length)
        const at = (siteIndexes[p] ?? 0) * periods.length + (place % periods.length)
        power.set(at, (power.get(at) ?? 0) + amount * (kwPerBusy[p] ?? 0))
      }
      return power
    },
    poolAt: (place) => ({
      entity: nameAt(place, pools),
      poolIds: [pools[Math.floor(place / periods.length)]?.id ?? ''],
    }),
    siteAt: (place) => {
      const s = Math.floor(place / periods.length)
      return {
        entity: nameAt(place, sites),
        poolIds: pools.filter((_, p) => siteIndexes[p] === s).map(({ id }) => id),
      }
    },
  }
}
