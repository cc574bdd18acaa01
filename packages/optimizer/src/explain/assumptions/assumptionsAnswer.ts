import type { SearchScope } from '@berth/shared'
import type { ChangedSite } from '../../asking/changedSites.ts'
import type { Assumption } from './assumptionList.ts'

/** What an assumption is multiplied by, and what that does. Changes are to the plan with its shares at their best. */
export interface Variation {
  factor: number
  /** Figures that end at the least or largest value that they may have. */
  limitedFigures: number
  /** Among which plans was looked: with everything decided anew, or with the sites held alone. */
  scope: SearchScope
  /**
   * `changes`: another decision about sites is better by more than the gap, or that of the plan is not possible any more. `holds`: none was found, in a search that
   * reached its gap. `unknown`: everything was not decided anew, or the search ended before.
   */
  decision: 'changes' | 'holds' | 'unknown'
  /** Sites decided otherwise; empty unless the decision changes. */
  changedSites: ChangedSite[]
  /** Shares that change their site, and the accelerators that they are busy with there. */
  moves: number
  movedAccelerators: number
  /** Currency per hour, as all that is `PerHour`. */
  changeOfCostPerHour: number
  changeOfUnservedPenaltyPerHour: number
  /**
   * Cost and penalty of the plan’s decisions less those of the better ones; null unless other decisions are better. Demand is served first, so it may be
   * below 0 where serving costs more than its penalty.
   */
  regretPerHour: number | null
  /** Of the search; null where no plan was found. */
  gapRelative: number | null
  text: string
}

/** An assumption with what the decision makes of it. */
export interface RankedAssumption extends Assumption {
  /** From the smaller factor to the larger; those that change nothing in the fleet are left out. */
  variations: Variation[]
  /** The largest of the variations; null where no variation tells whether sites change. */
  changedSiteCount: number | null
  movedAccelerators: number
  /** The largest change of cost and unserved penalty, up or down. */
  changePerHour: number
  text: string
}

/** How an assumption may be varied. */
export interface AssumptionsQuestion {
  /** Part by which each is lowered and raised; 0.2 by default. */
  changeFraction?: number
  /** Ids of the assumptions to look at; all by default. */
  assumptionIds?: readonly string[]
}

/** Something that was not looked at, and why. */
export interface NotLookedAt {
  assumptionId: string
  /** Null for every factor. */
  factor: number | null
  reason: string
}

/** Which inputs the decision depends on most. */
export interface AssumptionsAnswer {
  currency: string
  changeFraction: number
  /** The one that the decision depends on most first: by changed sites, then moved accelerators, then change of cost. */
  assumptions: RankedAssumption[]
  notLookedAt: NotLookedAt[]
  /** Whether the time was up before everything was decided anew for every change. */
  isCutShort: boolean
  text: string
}
