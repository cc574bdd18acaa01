import type { Edit } from '@berth/shared'
import type { IdlePart } from './idleParts.ts'
import type { StrandedReason } from './strandedReasons.ts'
import type { NoWorth, StrandedWorth } from './worth.ts'

/** What is idle for one reason. */
export interface StrandedByReason {
  reason: StrandedReason
  meaning: string
  accelerators: number
  kw: number
  /** Sites with something idle for the reason. */
  siteIds: string[]
  /** The load that would save most here, and the smallest change that would let it come; null where no load is meant. */
  example: string | null
  fix: string | null
  /** What the same decisions would recover without the reason, or why that is not known. */
  worth: StrandedWorth | NoWorth
  /** The edits by which it was lifted: a what-if to go on with. */
  liftedBy: Edit[]
  text: string
}

/** What is idle at one site. */
export interface StrandedSite {
  siteId: string
  open: boolean
  idleAccelerators: number
  idleKw: number
  parts: IdlePart[]
  text: string
}

/** Every idle accelerator and kilowatt of a fleet under a plan, each with one reason. */
export interface StrandedCapacity {
  currency: string
  /** Installed in the whole fleet and never busy, at any time of the day. */
  idleAccelerators: number
  /** Power limits of all sites less what they draw in the period that needs most. */
  idleKw: number
  /** Busy in the hours that need most and idle on the mean of the day: with those at open sites, what an account calls idle. */
  busyOnlyAtPeakAccelerators: number
  /** In the order of the reasons; those that hold nothing idle are left out. */
  reasons: StrandedByReason[]
  /** In the fleet's order; those with nothing idle are left out. */
  sites: StrandedSite[]
  /** Reasons whose worth was not looked at when the time was up. */
  notLookedAt: StrandedReason[]
  text: string
}
