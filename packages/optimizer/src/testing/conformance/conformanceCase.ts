import { LinearModelBuilder } from '../../linear/linearModel.ts'
import type {
  LinearSolution,
  LinearSolveOptions,
  LinearSolver,
} from '../../solvers/linearSolver.ts'

/** One promise that every engine keeps. */
export interface ConformanceCase {
  /** The promise as a sentence without its subject: `holds equalities`. */
  name: string
  /** Resolves where the engine keeps the promise, and throws what it found and what is right where it does not. */
  check(solver: LinearSolver): Promise<void>
}

export const unlimited: LinearSolveOptions = { gapRelative: 0, timeLimitSeconds: 30 }

export interface Row {
  lower?: number
  upper?: number
  values: number[]
}
export interface Problem {
  cost: number[]
  rows: Row[]
  upper?: number[]
  lower?: number[]
  whole?: boolean[]
  offset?: number
}

export const modelOf = ({ cost, rows, upper, lower, whole, offset = 0 }: Problem) => {
  const builder = new LinearModelBuilder()
  cost.forEach((_, j) =>
    builder.addColumn(
      `x${j}`,
      lower?.[j] ?? 0,
      upper?.[j] ?? Number.POSITIVE_INFINITY,
      whole?.[j] ?? false,
    ),
  )
  rows.forEach((row, i) => {
    const used = row.values
      .map((value, column) => ({ value, column }))
      .filter(({ value }) => value !== 0)
    builder.addRow(
      `row${i}`,
      row.lower ?? Number.NEGATIVE_INFINITY,
      row.upper ?? Number.POSITIVE_INFINITY,
      {
        columns: used.map(({ column }) => column),
        values: used.map(({ value }) => value),
      },
    )
  })
  return builder.build(Float64Array.from(cost), offset)
}

export const solved = async (
  solver: LinearSolver,
  problem: Problem,
  options: Partial<LinearSolveOptions> = {},
) => {
  const session = await solver.open(modelOf(problem))
  try {
    return session.solve({ ...unlimited, ...options })
  } finally {
    session.dispose()
  }
}

export const expectNear = (found: number | null | undefined, wanted: number, what: string) => {
  if (
    found === null ||
    found === undefined ||
    Math.abs(found - wanted) > 1e-7 * Math.max(1, Math.abs(wanted))
  )
    throw new Error(`${what} is ${found}, but ${wanted} is right`)
}
export const expectStatus = ({ status }: LinearSolution, wanted: LinearSolution['status']) => {
  if (status !== wanted) throw new Error(`the status is ${status}, but ${wanted} is right`)
}
