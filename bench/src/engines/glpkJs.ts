import type { LinearModel } from '@berth/optimizer/testing'
import type { GLPK, LP } from 'glpk.js/node'
import type { Answer, InProcessEngine, SolveSettings } from './engine.ts'
import { packageVersion } from './packageVersion.ts'

/** GLPK as WebAssembly, called without a worker, on the object that it reads. */
export const glpkJs: InProcessEngine = {
  kind: 'inProcess',
  name: 'glpk.js',
  title: 'glpk.js',
  isPeer: true,
  largestColumns: { lp: 400_000, mip: 0 },
  load: async () => {
    const version = packageVersion('glpk.js')
    if (version === null) return null
    const { default: load } = await import('glpk.js/node')
    const glpk = await load()
    return {
      version,
      read: (model, settings) => {
        const program = programOf(glpk, model)
        return { solve: () => solve(glpk, program, model, settings), dispose: () => {} }
      },
    }
  },
}

const solve = (
  glpk: GLPK,
  program: LP,
  model: LinearModel,
  { gapRelative, timeLimitSeconds }: SolveSettings,
): Answer => {
  const { result } = glpk.solve(program, {
    msglev: glpk.GLP_MSG_OFF,
    tmlim: Math.ceil(timeLimitSeconds),
    mipgap: gapRelative,
    presol: true,
  })
  const isSolved = result.status === glpk.GLP_OPT
  const value = isSolved ? result.z + model.offset : null
  return {
    status: isSolved ? 'optimal' : result.status === glpk.GLP_NOFEAS ? 'infeasible' : 'timeLimit',
    objectiveValue: value,
    bestBound: value,
    passes: null,
  }
}

const programOf = (glpk: GLPK, model: LinearModel): LP => {
  const { columnCount, rowCount, rowLower, rowUpper, rowStart, columnIndex, value } = model
  const name = Array.from({ length: columnCount }, (_, j) => `x${j}`)
  /** The type of a pair of limits, with the numbers that it reads. */
  const limits = (lower: number, upper: number) => {
    if (lower === upper) return { type: glpk.GLP_FX, lb: lower, ub: upper }
    if (!Number.isFinite(lower)) return { type: glpk.GLP_UP, lb: 0, ub: upper }
    if (!Number.isFinite(upper)) return { type: glpk.GLP_LO, lb: lower, ub: 0 }
    return { type: glpk.GLP_DB, lb: lower, ub: upper }
  }
  return {
    name: 'berth',
    objective: {
      direction: glpk.GLP_MIN,
      name: 'objective',
      vars: name.map((column, j) => ({ name: column, coef: model.cost[j] ?? 0 })),
    },
    subjectTo: Array.from({ length: rowCount }, (_, i) => ({
      name: `r${i}`,
      vars: Array.from({ length: (rowStart[i + 1] ?? 0) - (rowStart[i] ?? 0) }, (_, k) => {
        const at = (rowStart[i] ?? 0) + k
        return { name: name[columnIndex[at] ?? 0] ?? '', coef: value[at] ?? 0 }
      }),
      bnds: limits(rowLower[i] ?? 0, rowUpper[i] ?? 0),
    })),
    bounds: name.map((column, j) => ({
      name: column,
      ...limits(model.lower[j] ?? 0, model.upper[j] ?? 0),
    })),
    generals: name.filter((_, j) => model.isInteger[j] === 1),
  }
}
