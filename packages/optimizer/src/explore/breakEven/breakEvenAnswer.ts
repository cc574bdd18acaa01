import type { ChangedSite } from '../../asking/changedSites.ts'

/** What keeps a site from being fuller. */
export const fillLimits = {
  plan: 'It is as full as the plan has it.',
  accelerators: 'All that may be sold is busy.',
  power: 'Its power limit is reached.',
  load: 'No more load may run there.',
  shut: 'It cannot open.',
} as const
/** What keeps a site from being fuller, as a word. */
export type FillLimit = keyof typeof fillLimits

/** At which rents a site pays. Prices are currency per busy accelerator-hour, as a mean over what is busy; null where nothing is. */
export interface SiteBreakEven {
  siteId: string
  open: boolean
  /** Averaged over the day: of an open site in the plan; of a closed one if it took all load of the fleet that may run and has room there. */
  busyAccelerators: number
  fillLimit: FillLimit
  /** Currency per hour while it is open with this load, and if it were shut. */
  costPerHour: number
  shutCostPerHour: number
  /** What the market pays for what is busy; null where a rent is unknown. */
  rentPerHour: number | null
  /** Rent that covers all that it costs. */
  breakEvenRentPerHour: number | null
  /** Rent from which on it is better open than shut: what shutting saves over what is busy. */
  openingRentPerHour: number | null
  /** Income of its load at the market's rents less what it costs, currency per hour; null where a rent is unknown. */
  marginPerHour: number | null
  text: string
}

/** A price over which the decision about sites is followed. */
export type RangeParameter = 'rent' | 'electricityPrice' | 'carbonPrice'

/** Where a range of prices ends on one side. */
export interface RangeEnd {
  /**
   * `found`: the decision holds at `holdsAt` and another is better at `changesAt`. `noEnd`: it holds as far as was looked. `undecided`: a search did not reach its gap.
   * `notLookedAt`: there was no time.
   */
  status: 'found' | 'noEnd' | 'undecided' | 'notLookedAt'
  /** The furthest price at which a search with everything decided anew found no better decision; null where none was made. */
  holdsAt: number | null
  /** How well that search proved it: no decision is better by more than this part; null where none was made. */
  provedGapRelative: number | null
  /** The nearest price at which other decisions are better, by plans of both; null where none was found. */
  changesAt: number | null
  /** Sites decided otherwise beyond the end, and the currency per hour that this saves at `changesAt`. */
  changedSites: ChangedSite[]
  savesPerHour: number | null
}

/** Between which prices the decision about sites stays as it is: which are open, who runs them, which are made fit for inference. */
export interface DecisionRange {
  parameter: RangeParameter
  /** `ratio`: times the prices of the fleet. */
  unit: 'ratio' | 'currencyPerTonne'
  now: number
  /** `search`: by plans at prices; `reasoning`: the price cannot matter. */
  by: 'search' | 'reasoning'
  /** Other decisions are better at today’s price already, by more than the tolerance; null where none were found. */
  betterNow: { changedSites: ChangedSite[]; savesPerHour: number } | null
  down: RangeEnd
  up: RangeEnd
  text: string
}

/** What to look at; by default everything. */
export interface BreakEvenQuestion {
  /** Sites whose prices are told; all by default. */
  siteIds?: readonly string[]
  /** Prices whose range is looked for. */
  parameters?: readonly RangeParameter[]
}

/** At which rents sites pay, and over which prices the plan’s decisions stay the best. */
export interface BreakEvenAnswer {
  currency: string
  /** Open sites first, the one that needs the highest rent first. */
  sites: SiteBreakEven[]
  /** Of all open sites together; null where nothing is busy. */
  fleetBreakEvenRentPerHour: number | null
  /** Decisions count as better from this part of the cost on. */
  toleranceRelative: number
  ranges: DecisionRange[]
  /** Names of sites that the fleet does not have. */
  unknownSiteIds: string[]
  text: string
}
