import { type SolveRunState, solveRunStates } from '../storage/tables.ts'

const terminalStates: readonly SolveRunState[] = ['finished', 'cancelled', 'failed', 'interrupted']

/** Whether a run in this state has ended for good. */
export const isTerminal = (state: SolveRunState): boolean => terminalStates.includes(state)

/** The states of runs that somebody still has to work on. */
export const openStates = solveRunStates.filter((state) => !isTerminal(state))
