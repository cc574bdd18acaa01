/** What the page draws, already joined from scenario, plan and today's placement. Every number carries its unit. */

export type Verdict = 'improves' | 'worsens' | 'same'
export type SiteDecisionKind =
  | 'keep'
  | 'absorb'
  | 'handOver'
  | 'refit'
  | 'reopen'
  | 'mothball'
  | 'close'
  | 'staysShut'
  | 'notReady'

/** One thing is selected at a time; the URL keeps it. */
export type Selection = { kind: 'site'; id: string } | { kind: 'workload'; id: string } | null

/** Which side is drawn where only one fits: today's placement or the plan's. */
export type Side = 'today' | 'plan'

export interface SiteView {
  id: string
  name: string
  latitude: number
  longitude: number
  operatorName: string
  status: 'operating' | 'idle' | 'underConstruction' | 'mothballed'
  servesInference: boolean
  acceleratorCount: number
  isOpenToday: boolean
  /** Accelerators busy in the period that needs most. */
  busyToday: number
  /** null where there is no plan yet. */
  plan: { decision: SiteDecisionKind; isOpen: boolean; busy: number; reason: string } | null
  facilityPowerLimitKw: number
  /** Facility power at the busiest hour; null while shut, or where there is no plan. */
  powerKw: Record<Side, number | null>
  pue: number
  /** Limits broken today, in words. */
  brokenLimits: string[]
}

export interface RegionView {
  id: string
  name: string
  latitude: number
  longitude: number
  tokensPerSecond: number
}

/** One stream of requests, or one gang (then `regionId` is null), to a site. */
export interface FlowView {
  workloadId: string
  regionId: string | null
  siteId: string
  accelerators: number
  side: Side
}

export interface WorkloadView {
  id: string
  name: string
  kind: 'inference' | 'training'
  className: string
  /** Inference: tokens per second on the day's average; training: null. */
  tokensPerSecond: number | null
  /** Training: accelerators of the reference type; inference: null. */
  gangAccelerators: number | null
  latencySloMs: number | null
  /** Time to the first token for the region served worst, in the plan or, without one, today. */
  latencyMs: number | null
  regionNames: string[]
  /** Sites with the share that each holds, largest first. */
  today: { siteId: string; share: number }[]
  plan: { siteId: string; share: number; accelerators: number }[] | null
  acceleratorsInPlan: number | null
  /** True where any share changes its site. */
  isMoved: boolean
  /** Share not served in the plan, 0 where everything is. */
  unservedShare: number
  isPinned: boolean
}
