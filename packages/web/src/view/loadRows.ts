import type { InferenceRecord } from '../graphql/fleetFragments.ts'
import type { PlanData } from '../planning/loadPlan.ts'
import type { ScenarioData } from '../planning/loadScenario.ts'

/** A part of a workload at one pool, today or in the plan. */
export interface LoadRow {
  workloadId: string
  /** null for training. */
  regionId: string | null
  poolId: string
  siteId: string
  /** Share of the whole workload, weighted by demand where several regions ask. */
  share: number
  /** Accelerators busy in the period that needs most. */
  accelerators: number
}

type PeriodValues = readonly { periodId: string; value: number }[]

/** Average over the day of a quantity given per period. */
export function dailyAverage(values: PeriodValues, hours: ReadonlyMap<string, number>): number {
  let [sum, total] = [0, 0]
  for (const { periodId, value } of values) {
    const weight = hours.get(periodId) ?? 0
    sum += weight * value
    total += weight
  }
  return total > 0 ? sum / total : 0
}

export const hoursByPeriod = ({ head }: ScenarioData): Map<string, number> =>
  new Map(head.fleet.periods.map((period) => [period.key, period.hoursPerDay]))

/** Share of a workload's whole demand that comes from each region. */
export function demandShares(
  workload: InferenceRecord,
  hours: ReadonlyMap<string, number>,
): Map<string, number> {
  const demand = workload.demand.map(
    ({ region, tokensPerSecond }) => [region.key, dailyAverage(tokensPerSecond, hours)] as const,
  )
  const total = demand.reduce((sum, [, value]) => sum + value, 0)
  return new Map(demand.map(([key, value]) => [key, total > 0 ? value / total : 0]))
}

/** Rows of the plan. Placements that differ by period are weighted by the hours of the period. */
export function planRows(scenario: ScenarioData, plan: PlanData): LoadRow[] {
  const hours = hoursByPeriod(scenario)
  const shares = new Map(scenario.inference.map((w) => [w.key, demandShares(w, hours)]))
  const rows = new Map<string, LoadRow>()
  for (const placement of plan.placements) {
    const regionId = placement.region?.key ?? null
    const ofRegion =
      regionId === null ? 1 : (shares.get(placement.workload.key)?.get(regionId) ?? 1)
    const ofDay = placement.period ? (hours.get(placement.period.key) ?? 0) / 24 : 1
    const isGang = regionId === null
    const key = [placement.workload.key, regionId, placement.pool.key].join(' ')
    const known = rows.get(key)
    rows.set(key, {
      workloadId: placement.workload.key,
      regionId,
      poolId: placement.pool.key,
      siteId: placement.site.key,
      share: isGang ? 1 : (known?.share ?? 0) + placement.share * ofRegion * ofDay,
      accelerators: Math.max(known?.accelerators ?? 0, placement.acceleratorsBusy),
    })
  }
  return [...rows.values()]
}
