import type { InProcessEngine } from './engine.ts'
import { keyedModel } from './keyedModel.ts'
import { packageVersion } from './packageVersion.ts'

/** YALPS, on lists of pairs, which it reads faster than objects; its own tableau is built while it solves. */
export const yalps: InProcessEngine = {
  kind: 'inProcess',
  name: 'yalps',
  title: 'YALPS',
  isPeer: true,
  largestColumns: { lp: 70_000, mip: 0 },
  load: async () => {
    const version = packageVersion('yalps')
    if (version === null) return null
    const { solve } = await import('yalps')
    return {
      version,
      read: (model, { timeLimitSeconds }) => {
        const program = {
          ...keyedModel(model),
          direction: 'minimize' as const,
          objective: 'objective',
        }
        // It counts pivots, not seconds, and stops after 8,192 of them unless told otherwise.
        const options = { maxPivots: Number.POSITIVE_INFINITY, timeout: timeLimitSeconds * 1000 }
        return {
          solve: () => {
            const { status, result } = solve(program, options)
            const value = status === 'optimal' ? result + model.offset : null
            return {
              status:
                status === 'optimal' || status === 'infeasible'
                  ? status
                  : status === 'timedout'
                    ? 'timeLimit'
                    : 'failed',
              objectiveValue: value,
              bestBound: value,
              passes: null,
            }
          },
          dispose: () => {},
        }
      },
    }
  },
}
