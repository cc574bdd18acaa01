import type { InProcessEngine } from './engine.ts'
import { keyedModel } from './keyedModel.ts'
import { packageVersion } from './packageVersion.ts'

interface JsAnswer {
  feasible: boolean
  bounded?: boolean
  result: number
}
interface JsEngine {
  Solve(model: unknown): JsAnswer
}

/** javascript-lp-solver, on the object that it reads; its own tableau is built while it solves. */
export const javascriptLpSolver: InProcessEngine = {
  kind: 'inProcess',
  name: 'javascript-lp-solver',
  title: 'javascript-lp-solver',
  isPeer: true,
  largestColumns: { lp: 70_000, mip: 0 },
  load: async () => {
    const version = packageVersion('javascript-lp-solver')
    if (version === null) return null
    const engine = (await import('javascript-lp-solver')).default as unknown as JsEngine
    return {
      version,
      read: (model) => {
        const { constraints, variables } = keyedModel(model)
        const program = {
          optimize: 'objective',
          opType: 'min',
          constraints: Object.fromEntries(constraints),
          variables: Object.fromEntries(
            variables.map(([name, entries]) => [name, Object.fromEntries(entries)]),
          ),
        }
        return {
          solve: () => {
            const { feasible, bounded, result } = engine.Solve(program)
            const isSolved = feasible && bounded !== false
            return {
              status: isSolved ? 'optimal' : feasible ? 'failed' : 'infeasible',
              objectiveValue: isSolved ? result + model.offset : null,
              bestBound: isSolved ? result + model.offset : null,
              passes: null,
            }
          },
          dispose: () => {},
        }
      },
    }
  },
}
