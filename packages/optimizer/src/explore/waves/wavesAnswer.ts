import type { Move } from '@berth/shared'
import type { StuckMove } from './stuck.ts'

/** How the way from today to a plan is to be gone. */
export interface WavesQuestion {
  /** When the first wave begins, as 2026-01-31; without it waves have hours and no dates. */
  fromDate?: string
  /** What moves is spread over about so many waves, and over no more where that is possible, closing what is empty at the start apart; 8 by default. */
  maxWaves?: number
  /** Share of each site’s wide-area bandwidth that moves may take; 0.2 by default. */
  wanShare?: number
  /** Hours from the beginning of one wave to that of the next at least; 168, a week, by default. */
  hoursBetweenWaves?: number
  /** Moves with a lower score are told as churn, where they could stay; 0.5 by default. */
  churnScore?: number
}

/** One demand that goes elsewhere in a wave: the requests of one region for a workload, or a training. */
export interface WaveStep {
  workloadId: string
  /** Whose requests; null for training. */
  regionId: string | null
  /** What changes its site; empty where only the pool changes. */
  moves: Pick<Move, 'fromSiteId' | 'toSiteId' | 'share'>[]
  /** The pool of a third place, to which it goes for the time being; null where it goes to where the plan has it. */
  detourPoolId: string | null
  /** 1 where all of it goes; where there is too little room for that, the part of what is not there yet that goes now. */
  part: number
  /** Accelerators that change their place, averaged over the day. */
  movedAccelerators: number
  transferGb: number
  /** What it saves, its part in the closing of sites that it leaves included; currency per hour, 0 for a detour. */
  savingsPerHour: number
  /** Its share of what all moves save over its share of the accelerators that move; null where they save nothing. */
  score: number | null
  /** Whether it could stay where it is without breaking a limit and has a low score. */
  isChurn: boolean
}

/** What is done at the same time. Sites open, change hands and are refitted before anything moves, and shut after it. */
export interface Wave {
  /** 0 for closing what is empty today, and what else is done before anything moves. */
  number: number
  startsAtHour: number
  /** Day on which it starts; null without a first date. */
  startDate: string | null
  /** Those that open for the time being included. */
  opensSiteIds: string[]
  handsOverSiteIds: string[]
  refitsSiteIds: string[]
  steps: WaveStep[]
  closesSiteIds: string[]
  transferGb: number
  /** How long the data travels, and the site whose connection takes longest. */
  wanHours: number
  busiestSiteId: string | null
  /** Accelerators busy at both places, averaged over the day, and these times the hours. */
  doubleAccelerators: number
  doubleAcceleratorHours: number
  /** Currency: copying, opening, handing over and refitting less what sold accelerators bring. */
  oneOffCost: number
  /** Running cost and unserved penalty against the wave before, in currency per hour, one-off costs apart. */
  savingsPerHour: number
  /** Share of the savings of all waves with moves over the share of the accelerators that move; null where nothing moves or nothing is saved. */
  score: number | null
  /** After the wave: open sites, running cost and unserved penalty in currency per hour. */
  openSites: number
  runningCostPerHour: number
}

/** The answer to `migrationWaves`. */
export interface MigrationWaves {
  /**
   * `ordered`: every state on the way holds every limit that today holds. `nothingToMove`: today is the plan. `stuck`: some moves have no order.
   * `tooFewWaves`: all have, in more waves than allowed. `cutShort`: time was up, or somebody stopped it.
   * `planDoesNotHold`: the plan itself breaks limits of this fleet.
   */
  status: 'ordered' | 'nothingToMove' | 'stuck' | 'tooFewWaves' | 'cutShort' | 'planDoesNotHold'
  currency: string
  /** Running cost and unserved penalty of today, in currency per hour. */
  runningCostPerHourToday: number
  waves: Wave[]
  stuck: StuckMove[]
  /** Sites that the plan opens, hands over or refits, and that no wave could. */
  undecidedSiteIds: string[]
  transferGb: number
  wanHours: number
  doubleAcceleratorHours: number
  oneOffCost: number
  /** After the last wave. */
  savingsPerHour: number
  /** Hours from the start after which savings have paid for everything, and the day; null where they never do. */
  paybackHours: number | null
  paybackDate: string | null
  text: string
}
