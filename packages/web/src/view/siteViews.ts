import type { PlanHead } from '../graphql/planDocuments.ts'
import type { PlanData } from '../planning/loadPlan.ts'
import type { ScenarioData } from '../planning/loadScenario.ts'
import type { LoadRow } from './loadRows.ts'
import { busyByPool, sitePowerKw } from './sitePower.ts'
import type { SiteDecisionKind, SiteView } from './types.ts'

const decisionOf: Record<PlanHead['siteDecisions'][number]['decision'], SiteDecisionKind> = {
  KEEP: 'keep',
  ABSORB: 'absorb',
  HAND_OVER: 'handOver',
  REFIT: 'refit',
  REOPEN: 'reopen',
  MOTHBALL: 'mothball',
  CLOSE: 'close',
  STAYS_SHUT: 'staysShut',
  NOT_READY: 'notReady',
}

const statusOf: Record<ScenarioData['sites'][number]['status'], SiteView['status']> = {
  OPERATING: 'operating',
  IDLE: 'idle',
  UNDER_CONSTRUCTION: 'underConstruction',
  MOTHBALLED: 'mothballed',
}

/** Sites of the scenario with what the plan does to each. */
export function siteViews(
  scenario: ScenarioData,
  plan: PlanData | null,
  today: readonly LoadRow[],
  planned: readonly LoadRow[],
): SiteView[] {
  const decisions = new Map(plan?.head.siteDecisions.map((each) => [each.site.key, each]))
  const busyToday = sumBySite(today)
  const broken = brokenBySite(scenario, plan)
  const busy = { today: busyByPool(today), plan: busyByPool(planned) }
  return scenario.sites.map((site): SiteView => {
    const decision = decisions.get(site.key)
    const isOpenToday = site.status === 'OPERATING' || site.status === 'IDLE'
    return {
      id: site.key,
      name: site.name,
      latitude: site.latitude,
      longitude: site.longitude,
      operatorName: site.operator.name,
      status: statusOf[site.status],
      servesInference: site.servesInference,
      acceleratorCount: site.pools.reduce((sum, pool) => sum + pool.count, 0),
      isOpenToday,
      busyToday: decision?.busyBefore ?? busyToday.get(site.key) ?? 0,
      plan: decision
        ? {
            decision: decisionOf[decision.decision],
            isOpen: decision.open,
            busy: decision.busyAfter,
            reason: decision.reason,
          }
        : null,
      facilityPowerLimitKw: site.facilityPowerLimitKw,
      powerKw: {
        today: isOpenToday ? sitePowerKw(site, busy.today) : null,
        plan: decision?.open ? sitePowerKw(site, busy.plan) : null,
      },
      pue: site.pue,
      brokenLimits: broken.get(site.key) ?? [],
    }
  })
}

function sumBySite(rows: readonly LoadRow[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { siteId, accelerators } of rows)
    sums.set(siteId, (sums.get(siteId) ?? 0) + accelerators)
  return sums
}

/** Limits of sites and their pools that today's placement breaks; one line for each rule and thing. */
function brokenBySite(scenario: ScenarioData, plan: PlanData | null): Map<string, string[]> {
  const siteOf = new Map(
    scenario.sites.flatMap((site) => [
      [site.key, site.key] as const,
      ...site.pools.map((pool) => [pool.key, site.key] as const),
    ]),
  )
  const lines = new Map<string, Map<string, string>>()
  for (const { rule, entity, text } of plan?.head.solveRun?.result?.beforeViolations ?? []) {
    const thing = entity.split(' in ')[0] ?? entity
    const siteId = siteOf.get(thing)
    // What the planner has decided is not kept today is no fault of today.
    if (siteId === undefined || rule === 'siteRulingHolds') continue
    const ofSite = lines.get(siteId) ?? new Map<string, string>()
    if (!ofSite.has(`${rule} ${thing}`)) ofSite.set(`${rule} ${thing}`, text)
    lines.set(siteId, ofSite)
  }
  return new Map([...lines].map(([siteId, ofSite]) => [siteId, [...ofSite.values()]]))
}
