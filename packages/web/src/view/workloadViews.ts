import type { PlanData } from '../planning/loadPlan.ts'
import type { ScenarioData } from '../planning/loadScenario.ts'
import { latencyReader } from './latency.ts'
import { dailyAverage, hoursByPeriod, type LoadRow } from './loadRows.ts'
import type { WorkloadView } from './types.ts'

/** A share that moves less than this is rounding, not a move. */
const noticeableShare = 0.005

type SiteShare = { siteId: string; share: number; accelerators: number }

/** Workloads of the scenario with where each runs today and in the plan. */
export function workloadViews(
  scenario: ScenarioData,
  plan: PlanData | null,
  today: readonly LoadRow[],
  planned: readonly LoadRow[],
): WorkloadView[] {
  const { fleet } = scenario.head
  const hours = hoursByPeriod(scenario)
  const className = new Map(fleet.workloadClasses.map((each) => [each.key, each.name]))
  const regionName = new Map(fleet.regions.map((region) => [region.key, region.name]))
  const pinned = new Set(fleet.policy.pins.map((pin) => pin.workload.key))
  const todayBy = sharesByWorkload(today)
  const plannedBy = sharesByWorkload(planned)
  const unserved = unservedShares(plan)
  const latency = worstLatencies(scenario, plan ? planned : today)
  const common = (key: string) => {
    const before = todayBy.get(key) ?? []
    const after = plan ? (plannedBy.get(key) ?? []) : null
    return {
      today: before,
      plan: after,
      acceleratorsInPlan: after?.reduce((sum, { accelerators }) => sum + accelerators, 0) ?? null,
      isMoved: after !== null && differ(before, after),
      unservedShare: unserved.get(key) ?? 0,
      isPinned: pinned.has(key),
    }
  }
  const inference = scenario.inference.map(
    (workload): WorkloadView => ({
      id: workload.key,
      name: workload.name,
      kind: 'inference',
      className: className.get(workload.class.key) ?? workload.class.key,
      tokensPerSecond: workload.demand.reduce(
        (sum, { tokensPerSecond }) => sum + dailyAverage(tokensPerSecond, hours),
        0,
      ),
      gangAccelerators: null,
      latencySloMs: workload.latencySloMs,
      latencyMs: latency.get(workload.key) ?? null,
      regionNames: workload.demand.map(({ region }) => regionName.get(region.key) ?? region.key),
      ...common(workload.key),
    }),
  )
  const training = scenario.training.map(
    (workload): WorkloadView => ({
      id: workload.key,
      name: workload.name,
      kind: 'training',
      className: className.get(workload.class.key) ?? workload.class.key,
      tokensPerSecond: null,
      gangAccelerators: workload.accelerators,
      latencySloMs: null,
      latencyMs: null,
      regionNames: [],
      ...common(workload.key),
    }),
  )
  return [...inference, ...training]
}

/** Shares per site, largest first. */
function sharesByWorkload(rows: readonly LoadRow[]): Map<string, SiteShare[]> {
  const bySite = new Map<string, Map<string, SiteShare>>()
  for (const { workloadId, siteId, share, accelerators } of rows) {
    const ofWorkload = bySite.get(workloadId) ?? new Map<string, SiteShare>()
    const known = ofWorkload.get(siteId)
    ofWorkload.set(siteId, {
      siteId,
      share: (known?.share ?? 0) + share,
      accelerators: (known?.accelerators ?? 0) + accelerators,
    })
    bySite.set(workloadId, ofWorkload)
  }
  return new Map(
    [...bySite].map(([key, shares]) => [
      key,
      [...shares.values()].sort((a, b) => b.share - a.share || a.siteId.localeCompare(b.siteId)),
    ]),
  )
}

function differ(before: readonly SiteShare[], after: readonly SiteShare[]): boolean {
  const shareAt = new Map(before.map(({ siteId, share }) => [siteId, share]))
  return after.some(({ siteId, share }) => share - (shareAt.get(siteId) ?? 0) > noticeableShare)
}

function worstLatencies(scenario: ScenarioData, rows: readonly LoadRow[]): Map<string, number> {
  const latencyOf = latencyReader(scenario)
  const worst = new Map<string, number>()
  for (const row of rows) {
    const ms = latencyOf(row)
    if (ms !== null) worst.set(row.workloadId, Math.max(worst.get(row.workloadId) ?? 0, ms))
  }
  return worst
}

/** Unserved shares, averaged over the regions that the plan names. */
function unservedShares(plan: PlanData | null): Map<string, number> {
  const shares = new Map<string, number>()
  for (const { workload, share } of plan?.head.unserved ?? [])
    shares.set(workload.key, Math.max(shares.get(workload.key) ?? 0, share))
  return shares
}
