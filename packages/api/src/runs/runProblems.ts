import type { RunKind, StoredProblem } from '../storage/tables.ts'

interface Words {
  code: string
  startedBy: string
  /** What has not changed by the run. */
  untouched: string
  /** How it may go better the next time. */
  otherwise: string
}

const words: Record<RunKind, Words> = {
  solve: {
    code: 'SOLVE_RUN',
    startedBy: 'Start the run again with solveRunStart',
    untouched: 'the scenario is unchanged',
    otherwise: 'with another engine',
  },
  exploration: {
    code: 'EXPLORATION',
    startedBy: 'Ask again with explorationStart',
    untouched: 'the plan is unchanged',
    otherwise: 'about less, if the question allows it',
  },
}

/** The server ended before the run did. */
export const interruption = (kind: RunKind): StoredProblem => ({
  code: `${words[kind].code}_INTERRUPTED`,
  message: 'The server ended before the run did, so there is no result.',
  fix: `${words[kind].startedBy}; ${words[kind].untouched}.`,
})

/** The run ended by a fault. */
export const failureOf = (kind: RunKind, error: unknown): StoredProblem => {
  const { code, startedBy, otherwise } = words[kind]
  const isOverdue = error instanceof Error && error.name === 'AbortError'
  return isOverdue
    ? {
        code: `${code}_OVERDUE`,
        message: 'The engine went on long after its time limit, so it was ended by force.',
        fix: `${startedBy}, ${otherwise} or with a smaller time limit.`,
      }
    : {
        code: `${code}_FAILED`,
        message: `The engine ended with a fault: ${error instanceof Error ? error.message : String(error)}`,
        fix: `${startedBy}, ${otherwise}. The server’s log has the details.`,
      }
}
