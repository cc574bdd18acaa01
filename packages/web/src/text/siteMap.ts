import type { SiteDecisionKind } from '../view/types.ts'

/** Every word that the map shows or speaks. */
export const siteMapText = {
  mapLabel: 'Map of sites',
  mapHelp:
    'Arrow keys go from site to site, Enter selects, plus and minus zoom, 0 shows all sites.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all sites',
  accelerators: 'accelerators',
  acceleratorsTitle: 'Accelerators',
  used: 'used',
  usedToday: 'Used today',
  usedInPlan: 'Used in the plan',
  powerLimit: 'Power limit',
  operator: 'Operator',
  noPlan: 'no plan yet',
  open: 'open',
  shut: 'shut',
  demand: 'Demand',
  brokenLimits: { one: 'limit broken today', other: 'limits broken today' },
  legend: 'Legend',
  legendUtilisation: { today: 'Used today', plan: 'Used in the plan' },
  legendShapes: 'Marks',
  legendShuts: 'mothballed or closed',
  legendBroken: 'limit broken today',
  legendRegion: 'demand region',
} as const

/** What the plan does with a site, as it reads after the site's name. */
export const decisionText: Record<SiteDecisionKind, string> = {
  keep: 'stays open',
  absorb: 'takes on work',
  handOver: 'goes to another operator',
  refit: 'is made fit for inference',
  reopen: 'reopens',
  mothball: 'is mothballed',
  close: 'closes',
  staysShut: 'stays shut',
  notReady: 'not ready yet',
}
