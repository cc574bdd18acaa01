import type { Edit, Refusal, Unserved } from '@berth/shared'
import type { ConflictRule } from './conflictRule.ts'
import type { ItemSubject } from './ruleItem.ts'

/** One rule for one entity, as a member of a conflict. */
export interface ConflictMember extends ItemSubject {
  /** The limit as the fleet has it, in `unit`; null where it is no number. */
  limit: number | null
  unit: string
  /** The rule in the planner’s words. */
  text: string
}

/** A rule that takes part in a conflict, for one entity; or for several, where they were only looked at together. */
export interface ConflictItem {
  rule: ConflictRule
  members: ConflictMember[]
  text: string
}

/** One limit that a repair changes. */
export interface RepairChange extends ItemSubject {
  rule: ConflictRule
  /** The limit before and after, in `unit`; null where it is no number. */
  from: number | null
  to: number | null
  unit: string
  /** What it gives way by, in `unit`; 1 where it is dropped. */
  amount: number
  /** The amount over the limit, times the weight of the rule. */
  weightedSize: number
  text: string
}

/** Changes to the fleet after which everything is served and every limit holds. */
export interface Repair {
  changes: RepairChange[]
  /** The same changes as edits, to be applied in order. */
  edits: Edit[]
  /** Sum over the changes; the smallest there is for the first repair, and among what is left for the others. */
  weightedSize: number
  /** No repair of this kind is smaller than this. */
  weightedSizeBound: number
  /** Currency per hour of the plan that was found for the repaired fleet; null where there was no time for one. */
  costPerHour: number | null
  /** How much cheaper another plan of the repaired fleet could be at most; null without a plan. */
  gapRelative: number | null
  /** Whether a plan of the repaired fleet serves everything and holds every limit; null where the time was up. */
  makesPlanPossible: boolean | null
  /** Whether the same changes at 99.9 % of their amount, or one less where they are counted, leave no plan; null where the time was up. */
  isSmallest: boolean | null
  /** Whether both were shown by solving. */
  isVerified: boolean
  text: string
}

/** Leaving demand out instead of changing anything: what that costs. */
export interface LeavingOut {
  /** Currency per hour of the best plan that was found; null where limits contradict each other even with nothing served, or the time was up. */
  penaltyPerHour: number | null
  /** No plan of the fleet as it is has a smaller penalty; null without a plan. */
  penaltyBoundPerHour: number | null
  /** What that plan leaves out. */
  demands: Unserved[]
  text: string
}

/** Whether all demand can be served within all limits; if not, why not and what to change. */
export type ConflictAnswer =
  | { kind: 'none' | 'unknown'; text: string; solveCount: number }
  | {
      kind: 'conflict'
      text: string
      /** Rules that cannot hold together. */
      items: ConflictItem[]
      /** Whether leaving out any item makes a plan possible that holds all others; false where the time was up before that was shown. */
      isMinimal: boolean
      /** Whether every item is one rule of one entity. */
      isByEntity: boolean
      /** How far it was shown that every item is needed, in words. */
      proof: string
      solveCount: number
      /** Demand without a single legal place, with the reasons counted over all pools. */
      refusals: Refusal[]
      leavingOut: LeavingOut
      /** The cheapest first. */
      repairs: Repair[]
    }
