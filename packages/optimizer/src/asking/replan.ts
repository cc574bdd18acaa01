import type { Fleet, Plan, SolveResult } from '@berth/shared'
import { planWithin } from '../plan.ts'
import type { PlanOptions } from '../planOptions.ts'
import type { AskSettings } from './askOptions.ts'

/** How a question wants its plans made: to its goal and gap, within what is left of its time, and without whole replicas. */
export const planOptionsOf = (settings: AskSettings): PlanOptions => ({
  objective: settings.objective,
  gapRelative: settings.gapRelative,
  timeLimitSeconds: Math.max(0.1, settings.remainingSeconds()),
  isCancelled: settings.isCancelled,
  wholeReplicas: false,
})

/**
 * Plans with the decisions of a plan held, gangs included, even where that leaves demand unserved: what can be done at once. Gangs are free
 * only where no plan holds them, and those that may not stay where they are. Cost: some tenths of a second for a whole country.
 */
export const replanHeld = async (
  fleet: Fleet,
  hold: Plan,
  settings: AskSettings,
): Promise<SolveResult> => {
  const held = await planWithin(fleet, 'sitesAndGangsHeld', { ...planOptionsOf(settings), hold })
  return held.status === 'infeasible'
    ? planWithin(fleet, 'sitesHeld', { ...planOptionsOf(settings), hold })
    : held
}

/** Plans with everything decided anew. */
export const replanAnew = (
  fleet: Fleet,
  settings: AskSettings,
  options: PlanOptions = {},
): Promise<SolveResult> =>
  planWithin(fleet, 'everything', { ...planOptionsOf(settings), ...options })
