import type { Planning } from '../planning/createPlanning.ts'
import type { PlanningState } from '../planning/planningState.ts'
import type { IconName } from '../ui/icons.ts'

/** A key with the platform's command key held: ⌘ on a Mac, Ctrl elsewhere. */
export interface KeyChord {
  key: string
  isShifted?: boolean
}

/** What an action may use of the page around it. */
export interface PageContext {
  planning: Planning
  showChanges(): void
  showQuestions(): void
}

/** Something the planner can do to the whole scenario; the top bar and the keys read the same list. */
export interface PageAction {
  id: string
  label: string
  icon: IconName
  chord: KeyChord
  isPossible(state: PlanningState): boolean
  run(context: PageContext): void
}
