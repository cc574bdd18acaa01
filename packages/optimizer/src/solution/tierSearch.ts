import type { Cut } from '../formulation/linkingCuts.ts'
import type { PartialChoices } from '../formulation/partialChoices.ts'

/** What the search for one goal is given. */
export interface TierSearch {
  gapRelative: number
  /** Seconds left for this goal. */
  remainingSeconds: () => number
  isCancelled: () => boolean
  onProgress: (incumbent: number | null, bestBound: number | null) => void
  /** A plan that holds all rows, to start from. */
  start: Float64Array | null
  /** Rows that every plan holds and the given point breaks. */
  findCuts: (point: Float64Array) => Cut[]
  /** 1 for the decisions on sites: few, and once they are made the rest is almost an LP. */
  siteDecisions: Uint8Array
  /** Parts that are worth deciding while the rest is held. */
  parts: PartialChoices
}
