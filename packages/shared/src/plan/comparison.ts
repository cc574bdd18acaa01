import type { CostTermName } from './cost.ts'
import type { PlanAccount } from './plan.ts'

/** A share of a workload that changes place. */
export interface Move {
  workloadId: string
  regionId: string | null
  /** null: was not served before. */
  fromSiteId: string | null
  /** null: is not served any more. */
  toSiteId: string | null
  share: number
  /** Accelerators busy at the new place. */
  accelerators: number
}

/** How plan B differs from plan A: every difference is B minus A. */
export interface Comparison {
  before: PlanAccount
  after: PlanAccount
  costTermDifferences: { name: CostTermName; before: number; after: number; difference: number }[]
  opened: string[]
  closed: string[]
  moves: Move[]
  /** Workloads with at least one move, and those without. */
  movedWorkloads: number
  stayedWorkloads: number
}
