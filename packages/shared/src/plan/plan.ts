import type { CostTerm } from './cost.ts'

export const planFormat = 'berth-plan/1'

/** Goals with a name: what each is, in the order of its tiers. Demand is served first in all of them. */
export const objectiveMeanings = {
  cost: 'The lowest cost.',
  consolidate: 'The fewest open sites, then the lowest cost.',
  carbon: 'The least carbon, then the lowest cost.',
  latency: 'The shortest mean time to the first token, then the lowest cost.',
} as const
export type PresetName = keyof typeof objectiveMeanings
export const presetNames = Object.keys(objectiveMeanings) as [PresetName, ...PresetName[]]
export const objectiveNames = [...presetNames, 'weighted'] as const
/** A preset, or measures added up by weights of the planner's own. */
export type ObjectiveName = (typeof objectiveNames)[number]

/** A workload, or a region's share of it, at one pool. */
export interface Placement {
  workloadId: string
  /** Whose requests; null for training. */
  regionId: string | null
  poolId: string
  siteId: string
  /** The period meant; null for the whole day. */
  periodId: string | null
  /** Share of the region's requests (inference) or 1 (training). */
  share: number
  /** Hours per day that a training runs here in this period; null for inference. */
  hoursPerDay: number | null
  /** Accelerators busy; for inference in the period that needs most. */
  acceleratorsBusy: number
  /** Whole copies of the model, or whole gangs, rounded up. */
  replicas: number
}

/** Demand that nobody serves, or a training that runs nowhere. */
export interface Unserved {
  workloadId: string
  regionId: string | null
  /** Share that is not served, averaged over the day by demand. */
  share: number
  /** Currency per hour. */
  penaltyPerHour: number
  /** Why, in words. */
  reason: string
}

/** What a plan does with a site. */
export const siteDecisionKinds = {
  keep: 'Stays open with about the load it has.',
  absorb: 'Stays open and takes on more.',
  handOver: 'Stays open and goes to another operator.',
  refit: 'Stays open and is made fit for inference.',
  reopen: 'Was shut and opens.',
  mothball: 'Closes and is kept for later.',
  close: 'Closes and its accelerators are sold.',
  staysShut: 'Was shut and stays so.',
  notReady: 'Is still under construction.',
} as const
/** What a plan does with a site, as a word. */
export type SiteDecisionKind = keyof typeof siteDecisionKinds

/** What a plan does with one site, and why. */
export interface SiteDecision {
  siteId: string
  decision: SiteDecisionKind
  open: boolean
  /** Who runs it in the plan. */
  operatorId: string
  /** Whether it is made fit for inference. */
  refitted: boolean
  /** Why, in words and numbers. */
  reason: string
  /** Accelerators installed. */
  acceleratorCount: number
  /** Accelerators busy in the period that needs most, today and in the plan. */
  busyBefore: number
  busyAfter: number
}

/** What a fleet does under a plan, or under today's placement: the numbers that are compared. */
export interface PlanAccount {
  openSites: number
  /** Installed at open sites. */
  openAccelerators: number
  /** Busy, averaged over the day. */
  busyAccelerators: number
  /** Installed at open sites and not busy, averaged over the day. */
  idleAccelerators: number
  /** Busy over installed at open sites; null where nothing is open. */
  utilisationFraction: number | null
  /** Averaged over the day. */
  itLoadKw: number
  facilityPowerKw: number
  carbonKgPerDay: number
  demandTokensPerSecond: number
  /** Share of demanded tokens served at all, and served within their SLO; null where nothing is asked for. */
  servedFraction: number | null
  servedWithinSloFraction: number | null
  /** Time to the first token, averaged over served tokens; null where none are served. */
  meanLatencyMs: number | null
  /** Moves between sites: a gang, or all requests of one region for one workload, is one. */
  moves: number
  /** Data copied between sites by the moves. */
  migrationGb: number
  trainingsPlaced: number
  trainings: number
  costTerms: CostTerm[]
  /** Sum of the terms, currency per hour. */
  costPerHour: number
  /** Currency per hour; not part of the cost. */
  unservedPenaltyPerHour: number
}

/** One limit that a plan, or today's placement, does not hold. */
export interface Violation {
  rule: string
  entity: string
  found: number | string
  allowed: number | string
  unit: string
  text: string
}

/** Where everything runs, what happens to every site, and what that adds up to. */
export interface Plan {
  format: typeof planFormat
  fleetId: string
  currency: string
  objective: ObjectiveName
  openSiteIds: string[]
  placements: Placement[]
  unserved: Unserved[]
  siteDecisions: SiteDecision[]
  /** Limits that are broken today and that no plan can repair wholly; none is broken more than today. */
  brokenLimits: Violation[]
  account: PlanAccount
}
