import type { InferenceRecord, SiteRecord, TrainingRecord } from '../graphql/fleetFragments.ts'
import type { PlanData } from '../planning/loadPlan.ts'
import type { ScenarioData } from '../planning/loadScenario.ts'
import { dailyAverage, hoursByPeriod, type LoadRow, planRows } from './loadRows.ts'
import { siteViews } from './siteViews.ts'
import { todayRows } from './todayRows.ts'
import type { FlowView, RegionView, Selection, SiteView, WorkloadView } from './types.ts'
import { workloadViews } from './workloadViews.ts'

/** Scenario and plan, joined once and read by every part of the page. */
export interface PlanningModel {
  scenario: ScenarioData
  plan: PlanData | null
  currency: string
  sites: SiteView[]
  workloads: WorkloadView[]
  regions: RegionView[]
  siteById: ReadonlyMap<string, SiteView>
  workloadById: ReadonlyMap<string, WorkloadView>
  siteRecordById: ReadonlyMap<string, SiteRecord>
  inferenceById: ReadonlyMap<string, InferenceRecord>
  trainingById: ReadonlyMap<string, TrainingRecord>
  rows: { today: LoadRow[]; plan: LoadRow[] }
}

export function buildModel(scenario: ScenarioData, plan: PlanData | null): PlanningModel {
  const today = todayRows(scenario)
  const planned = plan ? planRows(scenario, plan) : []
  const sites = siteViews(scenario, plan, today, planned)
  const workloads = workloadViews(scenario, plan, today, planned)
  return {
    scenario,
    plan,
    currency: scenario.head.fleet.currency,
    sites,
    workloads,
    regions: regionViews(scenario),
    siteById: byId(sites),
    workloadById: byId(workloads),
    siteRecordById: byKey(scenario.sites),
    inferenceById: byKey(scenario.inference),
    trainingById: byKey(scenario.training),
    rows: { today, plan: planned },
  }
}

/** The streams of what is selected, today and in the plan. */
export function flowsOf({ rows }: PlanningModel, selection: Selection): FlowView[] {
  if (!selection) return []
  const isMeant = (row: LoadRow) =>
    (selection.kind === 'site' ? row.siteId : row.workloadId) === selection.id
  return (['today', 'plan'] as const).flatMap((side) =>
    rows[side].filter(isMeant).map(({ workloadId, regionId, siteId, accelerators }) => ({
      workloadId,
      regionId,
      siteId,
      accelerators,
      side,
    })),
  )
}

function regionViews(scenario: ScenarioData): RegionView[] {
  const hours = hoursByPeriod(scenario)
  const demand = new Map<string, number>()
  for (const workload of scenario.inference)
    for (const { region, tokensPerSecond } of workload.demand)
      demand.set(region.key, (demand.get(region.key) ?? 0) + dailyAverage(tokensPerSecond, hours))
  return scenario.head.fleet.regions.map(({ key, name, latitude, longitude }) => ({
    id: key,
    name,
    latitude,
    longitude,
    tokensPerSecond: demand.get(key) ?? 0,
  }))
}

const byId = <Thing extends { id: string }>(things: readonly Thing[]) =>
  new Map(things.map((thing) => [thing.id, thing]))
const byKey = <Thing extends { key: string }>(things: readonly Thing[]) =>
  new Map(things.map((thing) => [thing.key, thing]))
