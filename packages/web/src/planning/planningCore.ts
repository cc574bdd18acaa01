import type { Notice } from './notice.ts'
import type { PlanningState } from './planningState.ts'
import type { StateCell } from './stateCell.ts'

export type PlanningCell = StateCell<PlanningState>

/** What every part of the planning state may ask of the others. */
export interface PlanningCore {
  cell: PlanningCell
  /** Reads the scenario again, with its newest plan and run. */
  reload(): Promise<void>
  /** Does something that asks the server; what goes wrong becomes a sentence on the page. */
  attempt(work: () => Promise<void>): Promise<void>
  notify(notice: Notice): void
}
