import { type RunState, runStates } from '../storage/tables.ts'

const terminalStates: readonly RunState[] = ['finished', 'cancelled', 'failed', 'interrupted']

/** Whether a run in this state has ended for good. */
export const isTerminal = (state: RunState): boolean => terminalStates.includes(state)

/** The states of runs that somebody still has to work on. */
export const openStates = runStates.filter((state) => !isTerminal(state))
