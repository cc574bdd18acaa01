import type { Plan, SearchScope } from '@berth/shared'

/** What can be traded against each other, and its unit. */
export const frontierMeasures = {
  cost: 'currencyPerHour',
  carbon: 'kgPerDay',
  latency: 'ms',
  openSites: 'count',
} as const
/** What can be traded against each other, as a word. Latency is that of served tokens, over all tokens asked for: mean latency × served share. */
export type FrontierMeasure = keyof typeof frontierMeasures

/** What a frontier is asked for. */
export interface FrontierQuestion {
  /** What is traded for what; cost for carbon by default. */
  measures?: readonly [FrontierMeasure, FrontierMeasure]
  /** Points at most, both ends included; 20 by default, 2 at least. */
  points?: number
  /**
   * What may be decided anew: shares alone by default, in fractions of a second for each point of a whole country; gangs too; or everything. Where open sites are
   * one of the measures it is always everything.
   */
  scope?: SearchScope
}

/** One plan that no other plan of the frontier is better than in both measures. */
export interface FrontierPoint {
  /** The two measures, in the order of the question and in their units. */
  values: [number, number]
  /** What was minimised, with the other measure held at the value here or below. */
  minimised: FrontierMeasure
  /** No plan within the scope has less of it with the other measure held; null where nothing is proved. */
  bestBound: number | null
  /** How far the value may be from that bound, as a part of it; null where nothing is proved. */
  gapRelative: number | null
  /** Among which plans it is the best. */
  scope: SearchScope
  costPerHour: number
  carbonKgPerDay: number
  /** Averaged over served tokens; null where none are served. */
  meanLatencyMs: number | null
  /** Share of the tokens asked for; null where none are. */
  servedFraction: number | null
  openSites: number
  /** More of the first measure for one unit less of the second: the slope from the point before to this one; null at the first point. */
  exchangeRate: number | null
  plan: Plan
  text: string
}

/** Plans that trade one measure for another. */
export interface Frontier {
  measures: [FrontierMeasure, FrontierMeasure]
  units: [string, string]
  currency: string
  /** From the best in the first measure to the best in the second. */
  points: FrontierPoint[]
  /** Index of the point at the knee; null where the curve has none. */
  knee: number | null
  /** The two measures of the plan asked about. */
  valuesOfPlan: [number, number]
  /** Index of the first point that is at least as good as the plan asked about in both measures and better in one; null where there is none. */
  betterThanPlan: number | null
  /** Plans that were made and are left out: no better than others in both measures, or more demand left unserved than need be. */
  leftOutCount: number
  isCutShort: boolean
  text: string
}
