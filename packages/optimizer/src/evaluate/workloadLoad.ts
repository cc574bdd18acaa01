import {
  type PlacementTable,
  type Violation,
  type WorkloadTable,
  type WorkloadTerms,
  workloadIdAt,
} from '@berth/shared'
import type { Lookup } from './lookup.ts'
import type { OtherLoad, PlacementState } from './state.ts'
import { type TermsFigures, termsFigures, withTerms } from './termsFigures.ts'
import { exceeds, violation } from './violation.ts'
import { ViolationList } from './violationList.ts'

/** What the workloads of a table add up to, and every limit that one of them breaks by itself. */
export interface WorkloadLoad {
  others: OtherLoad
  violations: Violation[]
  violationCount: number
  checkCount: number
}

/** A row is judged by as many rules as a placement of a plan; a workload by its sum, its spread and its number of sites. */
const checksPerRow = 9
const checksPerWorkload = 3
/** A workload that is served up to this is served wholly. */
const wholeShare = 1 - 1e-6

/**
 * Goes through every workload once, with its own volume, terms and shares; nothing is taken over from how it was planned.
 * What terms mean at a pool is worked out when they are first met there. Cost: about a second for a million workloads.
 */
export const workloadLoad = (
  fleetLookup: Lookup,
  table: WorkloadTable,
  placements: PlacementTable,
  state: PlacementState,
): WorkloadLoad => {
  const lookup = withTerms(fleetLookup, table.terms)
  const { periods } = lookup.fleet
  const periodCount = periods.length
  const dayShares = periods.map(({ hoursPerDay }) => hoursPerDay / 24)
  const openSites = new Set(state.openSiteIds)
  const { poolIds, poolIndex, rowStart, share } = placements
  const siteIds = poolIds.map((id) => lookup.pools.get(id)?.siteId ?? id)
  /** Place of each of the table's periods among the fleet's. */
  const periodPlaces = placements.periodIds.map((id) =>
    periods.findIndex((entry) => entry.id === id),
  )
  const busy = new Float64Array(poolIds.length * periodCount)
  const egress = new Float64Array(poolIds.length)
  const broken = new ViolationList()
  const figures = new Map<number, TermsFigures>()
  const sums = { demandTokens: 0, servedTokens: 0, tokensWithinSlo: 0, latencyTokens: 0 }
  let unservedPenaltyPerHour = 0
  const served = new Float64Array(periodCount)
  const shareBySite = new Map<string, Float64Array>()

  const report = (
    rule: string,
    suffix: string,
    i: number,
    found: number | string,
    allowed: number | string,
    unit: string,
  ) =>
    broken.add(rule, () =>
      violation(rule, `${workloadIdAt(table, i)}${suffix}`, found, allowed, unit),
    )
  const figuresAt = (termsIndex: number, p: number) => {
    const key = termsIndex * poolIds.length + p
    const known = figures.get(key)
    if (known) return known
    const found = termsFigures(lookup, termsIndex, poolIds[p] ?? '', state, openSites)
    figures.set(key, found)
    return found
  }

  /** Adds one row to the loads and judges it; `i` is the workload. */
  const takeRow = (i: number, row: number, terms: WorkloadTerms) => {
    const p = poolIndex[row] ?? 0
    const part = share[row] ?? Number.NaN
    const pool = poolIds[p]
    if (pool === undefined) {
      report('namesExist', ` in row ${row}`, i, `pool number ${p}`, 'a pool of the table', '')
      return
    }
    if (!(part >= -1e-9 && part < Number.POSITIVE_INFINITY)) {
      report('shareIsAFraction', ` at ${pool}`, i, String(part), 'a share between 0 and 1', '')
      return
    }
    const at = figuresAt(table.termsIndex[i] ?? -1, p)
    for (const { rule, entity, found, allowed, unit } of at.violations)
      report(rule, entity.replace(/^terms \d+/, ''), i, found, allowed, unit)
    const period = placements.periodIndex[row] ?? -1
    const only = period < 0 ? -1 : (periodPlaces[period] ?? -2)
    if (period >= 0 && only < 0) {
      report(
        'namesExist',
        ` at ${pool}`,
        i,
        `period ${placements.periodIds[period]}`,
        'a period of the fleet',
        '',
      )
      return
    }
    const volume = table.tokensPerSecond[i] ?? 0
    const [first, last] = only < 0 ? [0, periodCount - 1] : [only, only]
    for (let t = first; t <= last; t++) {
      const tokens = volume * (terms.periodFactors[t] ?? 0) * part
      const average = tokens * (dayShares[t] ?? 0)
      busy[p * periodCount + t] = (busy[p * periodCount + t] ?? 0) + tokens * at.accelerators
      egress[p] = (egress[p] ?? 0) + average * at.egressPerHour
      sums.servedTokens += average
      sums.latencyTokens += average * at.latencyMs
      if (at.isWithinSlo) sums.tokensWithinSlo += average
      served[t] = (served[t] ?? 0) + part
    }
  }

  /** The largest share of a site, over the periods, and how many sites there are. */
  const judgeSpread = (i: number, { maxSharePerSite, minSites, regionId }: WorkloadTerms) => {
    shareBySite.clear()
    for (let row = rowStart[i] ?? 0; row < (rowStart[i + 1] ?? 0); row++) {
      const siteId = siteIds[poolIndex[row] ?? 0] ?? ''
      const byPeriod = shareBySite.get(siteId) ?? new Float64Array(periodCount)
      shareBySite.set(siteId, byPeriod)
      const only = periodPlaces[placements.periodIndex[row] ?? -1] ?? -1
      for (let t = 0; t < periodCount; t++)
        if (only < 0 || only === t) byPeriod[t] = (byPeriod[t] ?? 0) + (share[row] ?? 0)
    }
    const largest = Math.min(maxSharePerSite, minSites > 1 ? 0.95 / (minSites - 1) : 1)
    let total = 0
    for (const [siteId, byPeriod] of shareBySite) {
      const most = Math.max(...byPeriod)
      total += most
      if (exceeds(most, largest))
        report('shareIsSpread', ` for ${regionId} at ${siteId}`, i, most, largest, '')
    }
    if (minSites > 1 && total > wholeShare && shareBySite.size < minSites)
      report(
        'spreadOverSites',
        ` for ${regionId}`,
        i,
        shareBySite.size,
        `at least ${minSites}`,
        'sites',
      )
  }

  for (let i = 0; i < table.count; i++) {
    const terms = table.terms[table.termsIndex[i] ?? -1]
    const [start, end] = [rowStart[i] ?? 0, rowStart[i + 1] ?? 0]
    if (!terms || end < start || end > share.length) {
      report(
        'namesExist',
        '',
        i,
        terms ? 'rows that do not exist' : 'no terms',
        'rows and terms of the table',
        '',
      )
      continue
    }
    served.fill(0)
    for (let row = start; row < end; row++) takeRow(i, row, terms)
    if (terms.minSites > 1 || terms.maxSharePerSite < 1) judgeSpread(i, terms)
    const volume = table.tokensPerSecond[i] ?? 0
    for (let t = 0; t < periodCount; t++) {
      const part = served[t] ?? 0
      if (exceeds(part, 1))
        report('demandIsServedOnce', ` ${terms.regionId} in ${periods[t]?.id}`, i, part, 1, '')
      const tokens = volume * (terms.periodFactors[t] ?? 0) * (dayShares[t] ?? 0)
      sums.demandTokens += tokens
      unservedPenaltyPerHour +=
        Math.max(0, 1 - part) * tokens * (3600 / 1e6) * terms.unservedPenaltyPerMillionTokens
    }
  }

  const egressCostPerHour = new Map<string, number>()
  const busyByPool = new Map<string, Map<string, number>>()
  poolIds.forEach((poolId, p) => {
    const siteId = siteIds[p] ?? ''
    egressCostPerHour.set(siteId, (egressCostPerHour.get(siteId) ?? 0) + (egress[p] ?? 0))
    const byPeriod = busyByPool.get(poolId) ?? new Map<string, number>()
    busyByPool.set(poolId, byPeriod)
    periods.forEach(({ id }, t) => {
      byPeriod.set(id, (byPeriod.get(id) ?? 0) + (busy[p * periodCount + t] ?? 0))
    })
  })
  return {
    others: {
      busy: busyByPool,
      egressCostPerHour,
      ...sums,
      unservedPenaltyPerHour,
    },
    violations: broken.listed,
    violationCount: broken.count,
    checkCount: share.length * checksPerRow + table.count * checksPerWorkload,
  }
}
