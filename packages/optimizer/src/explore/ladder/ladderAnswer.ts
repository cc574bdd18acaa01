import type { PlanAccount } from '@berth/shared'
import type { HeldChoices } from './heldChoices.ts'

/** What a ladder minimises at every number of open sites, and its unit. */
export const ladderMeasures = {
  cost: 'currencyPerHour',
  carbon: 'kgPerDay',
  latency: 'ms',
} as const
/** What the plans of a ladder are compared by, as a word. */
export type LadderMeasure = keyof typeof ladderMeasures

/** The best plan found with one number of open sites. */
export interface LadderRung {
  openSites: number
  /** What the ladder minimises, in its unit: of the best plan found; null where none was found. */
  objectiveValue: number | null
  /** No plan with as many open sites is better; null where nothing is proved. */
  bestBound: number | null
  /** (objectiveValue − bestBound) / |objectiveValue|; null where either is unknown. */
  gapRelative: number | null
  /** Currency per hour, and kg of carbon per day; null where no plan was found. */
  costPerHour: number | null
  carbonKgPerDay: number | null
  /** All figures of the plan, recomputed without a solver; null where none was found. */
  account: PlanAccount | null
  /** What has to be held to get the plan: ask `planOfRung` for it. Null where none was found. */
  choices: HeldChoices | null
  /** Sites open here and not on the rung with one more site, and the other way round. */
  openedSiteIds: string[]
  closedSiteIds: string[]
  /** Change of the objective from the rung with one more site; null where either is unknown. */
  changeFromAbove: number | null
  /** Proved that no plan has as many open sites and serves as much. */
  isImpossible: boolean
  text: string
}

/** The site of the plan that costs least to close, or saves most. */
export interface NextToClose {
  siteId: string
  /** Currency per hour: what no longer runs the site, and what moving its load costs; the difference is the change of the objective. */
  siteSavingPerHour: number
  /** Change of the objective, in its unit; below 0 where closing the site pays. */
  change: number
  /** Accelerators that its load keeps busy, by the site to which it goes. */
  loadGoesTo: { siteId: string; accelerators: number }[]
  text: string
}

/** The best plan for every number of open sites. */
export interface Ladder {
  objective: LadderMeasure
  unit: (typeof ladderMeasures)[LadderMeasure]
  currency: string
  /** From the most open sites down to the fewest. */
  rungs: LadderRung[]
  /** Open sites today, and in the plan that was asked about. */
  openSitesToday: number
  openSitesOfPlan: number
  /** Open sites of the best rung of all, and of the knee; null where there are no rungs. */
  best: number | null
  knee: number | null
  nextToClose: NextToClose | null
  /** Why no site of the plan is next, where none is. */
  whyNone: string | null
  /** Whether the time was up before every gap was as small as asked for. */
  isCutShort: boolean
  text: string
}
