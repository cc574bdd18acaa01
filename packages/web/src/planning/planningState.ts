import type { EditInput, ObjectiveName } from '../graphql/mutations.ts'
import type { ScenarioListItem } from '../graphql/scenarioDocuments.ts'
import type { PlanData } from './loadPlan.ts'
import type { ScenarioData } from './loadScenario.ts'
import type { Notice } from './notice.ts'
import type { RunView } from './runView.ts'

/** Everything that the page knows. */
export interface PlanningState {
  /** `gone`: nobody answers; the page keeps what it has and tries again. */
  connection: 'online' | 'gone'
  /** True from asking for a scenario until it is here. */
  isLoading: boolean
  scenarioList: ScenarioListItem[]
  scenario: ScenarioData | null
  plan: PlanData | null
  /** The plan that was shown before the last run began, to compare with. */
  earlierPlanId: string | null
  /** The newest run, going on or over. */
  run: RunView | null
  /** True once a run that this page watched has brought a plan, until the planner has looked at what changed. */
  hasNewPlan: boolean
  notices: Notice[]
  /** What was undone, newest last: each as the edits that had been made together. */
  undone: EditInput[][]
  isSending: boolean
  /** The version after a change of which the page tells; it does so until the next change. */
  toldVersion: number | null
  objective: ObjectiveName
  timeLimitSeconds: number
}

export const timeLimitChoices = [10, 60, 300, 1800] as const

export const initialState: PlanningState = {
  connection: 'online',
  isLoading: true,
  scenarioList: [],
  scenario: null,
  plan: null,
  earlierPlanId: null,
  run: null,
  hasNewPlan: false,
  notices: [],
  undone: [],
  isSending: false,
  toldVersion: null,
  objective: 'CONSOLIDATE',
  timeLimitSeconds: 60,
}
