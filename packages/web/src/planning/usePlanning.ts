import { createContext, use, useSyncExternalStore } from 'react'
import type { Planning } from './createPlanning.ts'
import type { PlanningState } from './planningState.ts'

export const PlanningContext = createContext<Planning | null>(null)

/** What can be done. */
export function usePlanning(): Planning {
  const planning = use(PlanningContext)
  if (!planning) throw new Error('There is no PlanningContext above this component.')
  return planning
}

/** The page's state; components draw again whenever it changes. */
export function usePlanningState(): PlanningState {
  const { cell } = usePlanning()
  return useSyncExternalStore(cell.subscribe, cell.get)
}
