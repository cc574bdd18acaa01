import type { SiteRankRecord } from '../graphql/siteRankDocument.ts'

/** Where a workload could go: the ranked list of sites, and why not. */
export const moveToText = {
  search: 'Search sites',
  none: 'No site matches.',
  ranking: 'Ranking the sites…',
  failed: 'The sites could not be ranked',
  unknownWorkload:
    'The plan in sight does not know this workload yet. Solve, and the sites are ranked.',
  lead: 'Best first. The cost is what changes if only this moves; Enter moves it and holds it there.',
  stale: 'Ranked for the plan in sight, which was made before the last change.',
  noPlan: 'Sites are ranked by cost and limits once there is a plan.',
  verdict: {
    IMPROVES: 'Saves money',
    WORSENS: 'Costs more',
    BREAKS: 'Breaks a limit',
    REPAIRS: 'Repairs a limit',
  } satisfies Record<SiteRankRecord['verdict'], string>,
  same: 'Costs as much',
  isHere: 'Runs here now',
  partIsHere: (percent: string) => `${percent} of it runs here now`,
  opens: 'opens the site',
  withUnserved: (change: string) => `unserved demand ${change}`,
  /** What the rules are about whose values are numbers. */
  limits: {
    latencyIsMet: 'time to the first token',
    sitePowerHolds: 'facility power',
    poolCapacityHolds: 'accelerators',
    operatorPowerHolds: 'power of the operator',
    operatorSitesHold: 'sites of the operator',
    openSiteLimitHolds: 'open sites',
    carbonBudgetHolds: 'carbon',
    migrationBudgetHolds: 'migration',
    shareIsSpread: 'share at one site',
  } as Readonly<Record<string, string>>,
  ofLimit: (limit: string, reason: string) => `${limit} ${reason}`,
  reason: (found: string, allowed: string) => `${found}, but ${allowed} is allowed`,
  moreReasons: (count: string) => `and ${count} more`,
  back: 'All sites',
} as const
