import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Part } from './selection.ts'

/** Reads a table of facts; every cell is text. */
const table = <K extends string>(name: string): Record<K, string>[] =>
  Papa.parse<Record<K, string>>(
    readFileSync(new URL(`../facts/${name}`, import.meta.url), 'utf8'),
    {
      header: true,
      skipEmptyLines: true,
    },
  ).data

export interface Place {
  place: string
  provinceCode: string
  part: Part
  sites: number
  latitude: number
  longitude: number
  isHub: boolean
}

export const places: Place[] = table<keyof Place | 'cluster'>('places.csv').map((row) => ({
  place: row.place,
  provinceCode: row.provinceCode,
  part: row.part as Part,
  sites: Number(row.sites),
  latitude: Number(row.latitude),
  longitude: Number(row.longitude),
  isHub: row.cluster !== '',
}))

export const demandPlaces = table<
  'place' | 'provinceCode' | 'factor' | 'latitude' | 'longitude' | 'population'
>('demandCities.csv').map((row) => ({
  place: row.place,
  provinceCode: row.provinceCode,
  weight: Number(row.population) * Number(row.factor),
  latitude: Number(row.latitude),
  longitude: Number(row.longitude),
}))

export const reportedCentres = table<
  'name' | 'city' | 'operator' | 'pflopsFp16' | 'date' | 'source'
>('reportedCentres.csv')

/** kg CO₂ per kWh of 2022 by province code. Tibet is not in the list and gets Qinghai’s, its like in hydro power. */
export const gridKgPerKwh = new Map(
  table<'code' | 'gridKgPerKwh2022'>('provinces.csv').map((row) => [
    row.code,
    Number(row.gridKgPerKwh2022),
  ]),
)
gridKgPerKwh.set('XZ', gridKgPerKwh.get('QH') ?? 0)

export const acceleratorFacts = new Map(
  table<'id' | 'name' | 'memoryGb' | 'tdpWatts'>('accelerators.csv').map((row) => [row.id, row]),
)

const hours = table<'hour' | 'chat' | 'reasoning'>('dayShape.csv')

/** Blocks of the day as provincial time-of-use tariffs cut it, with their hours. */
export const periodHours = {
  valley: [23, 0, 1, 2, 3, 4, 5, 6],
  flat: [7, 11, 12, 13, 14, 15, 16, 22],
  peak: [8, 9, 10, 17, 18, 21],
  criticalPeak: [19, 20],
} as const
export type PeriodId = keyof typeof periodHours
export const periodIds = Object.keys(periodHours) as PeriodId[]

/** Requests in each period against the day’s mean, for one of the two traces. */
export const dayShape = (trace: 'chat' | 'reasoning'): Record<PeriodId, number> =>
  Object.fromEntries(
    periodIds.map((period) => {
      const list = periodHours[period]
      const mean =
        list.reduce<number>((sum, hour) => sum + Number(hours[hour]?.[trace] ?? 1), 0) / list.length
      return [period, Number(mean.toFixed(3))]
    }),
  ) as Record<PeriodId, number>

/** Shares of the largest clients of a real service, largest first: how unequal workloads are. */
export const clientShares = table<'rank' | 'share'>('clientShares.csv').map((row) =>
  Number(row.share),
)
