import type { GoalUnit, Plan, SearchScope } from '@berth/shared'
import type { ChangedSite } from '../../asking/changedSites.ts'
import type { FrontierMeasure } from '../frontier/frontierAnswer.ts'

/** What alternatives are asked for. All may be left out. */
export interface AlternativesQuestion {
  /** How much worse than the best each goal may be, as a part of the best; 0.02 by default. */
  within?: number
  /** Alternatives at most; 3 by default. */
  count?: number
  /**
   * What may be decided anew: shares alone, gangs too, or everything. Left out, shares are decided anew for all of them, and in the time that is left everything for one more.
   */
  scope?: SearchScope
}

/** One goal of a plan, the best that is known of it, and how far an alternative may go. */
export interface AlternativeGoal {
  name: FrontierMeasure
  unit: GoalUnit
  /** With the decisions of the plan asked about held: proved where these leave nothing but shares. */
  best: number
  limit: number
  value: number
  /** Above the best, as a part of it; below 0 where it is better. */
  aboveBestFraction: number
}

/** A plan that is nearly as good and as different as can be. */
export interface AlternativePlan {
  plan: Plan
  /** Among which plans it was looked for. */
  scope: SearchScope
  /** How different it is from the plan asked about or from the alternative before it that it is nearest to, 0 to 1. */
  differenceFraction: number
  /** No plan within the scope and the limits of the goals is more different from all of these; null where nothing is proved. */
  mostDifferenceFraction: number | null
  /** Whether that bound is reached. */
  isMostDifferent: boolean
  /** How different it is from the plan asked about, and from each alternative before it. */
  differenceFractions: number[]
  /** Share of the load, by accelerators, that runs at a site where the plan asked about has none of the same workload and region. */
  loadElsewhereFraction: number
  /** Open here and not in the plan asked about, and the other way round. */
  openedSiteIds: string[]
  closedSiteIds: string[]
  /** Sites that are open in one only, or under another operator, or refitted in one only. */
  changedSites: ChangedSite[]
  /** Busy accelerators here less those in the plan asked about, in the period that needs most; sites where they are the same are left out, largest changes first. */
  loadChanges: { siteId: string; acceleratorsChange: number }[]
  goals: AlternativeGoal[]
  /** Against the plan asked about. */
  costChangePerHour: number
  carbonChangeKgPerDay: number
  /** Of the mean over served tokens; null where none are served. */
  latencyChangeMs: number | null
  text: string
}

/** Plans that are nearly as good as the best and differ from a plan, and from one another, as much as can be. */
export interface Alternatives {
  within: number
  currency: string
  alternatives: AlternativePlan[]
  /** Why there are fewer than asked for, and what would bring more; null where there are as many. */
  whyNoMore: string | null
  isCutShort: boolean
  text: string
}
