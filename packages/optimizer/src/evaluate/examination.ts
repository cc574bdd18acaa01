import type { Fleet } from '@berth/shared'
import { type Load, loadOf } from './load.ts'
import { type Lookup, lookupOf } from './lookup.ts'
import { type PlacementState, todayOf } from './state.ts'

/** What every look at one fleet needs: its names, and what runs today. Made once for several looks; nothing of a plan is in it. */
export interface Examination {
  fleet: Fleet
  lookup: Lookup
  today: PlacementState
  todaysLoad: Load
}

export const examine = (fleet: Fleet): Examination => {
  const lookup = lookupOf(fleet)
  const today = todayOf(fleet)
  return { fleet, lookup, today, todaysLoad: loadOf(lookup, today) }
}
