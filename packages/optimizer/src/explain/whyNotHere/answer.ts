import type { CostTerm, Edit, Issue, Move } from '@berth/shared'
import type { AmendedFigure } from './amendment.ts'
import type { Obstacle } from './obstacles.ts'

/** Why a workload is not at a site. */
export const whyNotVerdicts = {
  isThere: 'It is there, as much of it as may be.',
  forbidden: 'A rule forbids it.',
  closed: 'Nothing forbids it but that the plan has the site closed.',
  full: 'It may run there, and there is no room, even if others make room as far as they can.',
  costsMore: 'It may run there, and would cost more there.',
  asGood: 'It may run there, and would cost no more there.',
  unknown: 'The question cannot be answered; the text says why.',
} as const
/** Why a workload is not at a site, as a word. */
export type WhyNotVerdict = keyof typeof whyNotVerdicts

/** What it comes to, to have it there. Differences are to the plan as it is, its shares at their best. */
export interface PlacingEffect {
  /** Currency per hour, as all that is `PerHour`. */
  changeOfCostPerHour: number
  changeOfTerms: CostTerm[]
  changeOfUnservedPenaltyPerHour: number
  /** What else changes its place. */
  displaced: Move[]
  /** Closed sites of the plan that are open then. */
  opensSiteIds: string[]
}

/** What it would have to cost less at the site for the plan to have it there by itself. */
export interface Rebate {
  /** Currency per hour for all that is asked for. */
  perHour: number
  /** The same per million tokens, in currency; null for training. */
  perMillionTokens: number | null
  /** Whether a plan with it had it there, and one with 99.9 % of it had not. */
  isVerified: boolean
}

/** What putting it there by hand comes to, with nothing else changed. */
export interface Placing extends PlacingEffect {
  /** null where it costs no more there, where the plan aims at another measure first, or where none could be checked. */
  rebate: Rebate | null
  /** The edits that do it; empty where no edit holds just this, and its requests have to be routed there. */
  edits: Edit[]
}

/** One plan that was made to check a change. */
export interface ChangeTry {
  /** What was made: the whole change, or one of its parts a little less. */
  what: string
  isThere: boolean
}

/** A figure that a change changes. */
export interface ChangedFigure extends Pick<AmendedFigure, 'from' | 'to' | 'unit'> {
  /** What it is the figure of. */
  what: string
}

/** A smallest change with which it is there. */
export interface MinimumChange extends PlacingEffect {
  /**
   * `permission`: what forbids it goes. `room`: there is more of a limit. `price`: it becomes cheaper there.
   */
  kind: 'permission' | 'room' | 'price'
  /** Everything that is changed, to be applied in order. */
  edits: Edit[]
  /** Whether it is put there by hand as well, as the last edit or by routing its requests; else the plan chooses it by itself. */
  isPutThere: boolean
  /** What would spare putting it there: with the change, what it would have to cost less there besides; null where that was not looked for or not found. */
  rebate: Rebate | null
  figures: ChangedFigure[]
  /**
   * Whether a plan with exactly this change has it there, and no plan with any one part of it a little less: 99.9 % of a figure, one less of what is counted, a
   * decision not made. The plans are in `tries`.
   */
  isVerified: boolean
  tries: ChangeTry[]
  text: string
}

/** Why a workload is not at a site, what it would come to, and what would have to change. */
export interface WhyNotHere {
  workloadId: string
  regionId: string | null
  siteId: string
  currency: string
  verdict: WhyNotVerdict
  /** The share that is there, and the share that is asked for: all, or as much as one site may take. Of several regions the smallest. */
  shareNow: number
  shareAsked: number
  /** Pools of the site at which it may run as things are. */
  legalPoolIds: string[]
  /** Every rule that forbids it, with the pools and regions for which it does. */
  obstacles: Obstacle[]
  /** null where it is forbidden, or there is no room. */
  placing: Placing | null
  /** Smallest changes with which it is there, each checked by planning anew; those that could not be checked are not here. */
  changes: MinimumChange[]
  /** What was looked for in vain, and why. */
  notes: string[]
  /** Whether there was time for everything. */
  isComplete: boolean
  /** Set where a name is not known. */
  issue: Issue | null
  text: string
}
