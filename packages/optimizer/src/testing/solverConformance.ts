import { LinearModelBuilder } from '../linear/linearModel.ts'
import type { LinearSolution, LinearSolveOptions, LinearSolver } from '../solvers/linearSolver.ts'

/** One promise that every engine keeps. `check` throws where it is broken. */
export interface ConformanceCase {
  name: string
  check(solver: LinearSolver): Promise<void>
}

const unlimited: LinearSolveOptions = { gapRelative: 0, timeLimitSeconds: 30 }

interface Row {
  lower?: number
  upper?: number
  values: number[]
}
interface Problem {
  cost: number[]
  rows: Row[]
  upper?: number[]
  lower?: number[]
  whole?: boolean[]
  offset?: number
}

const modelOf = ({ cost, rows, upper, lower, whole, offset = 0 }: Problem) => {
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

const solved = async (
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

const expectNear = (found: number | null | undefined, wanted: number, what: string) => {
  if (
    found === null ||
    found === undefined ||
    Math.abs(found - wanted) > 1e-7 * Math.max(1, Math.abs(wanted))
  )
    throw new Error(`${what} is ${found}, but ${wanted} is right`)
}
const expectStatus = ({ status }: LinearSolution, wanted: LinearSolution['status']) => {
  if (status !== wanted) throw new Error(`the status is ${status}, but ${wanted} is right`)
}

const optimum = (name: string, problem: Problem, objectiveValue: number): ConformanceCase => ({
  name,
  check: async (solver) => {
    const solution = await solved(solver, problem)
    expectStatus(solution, 'optimal')
    expectNear(solution.objectiveValue, objectiveValue, 'the objective')
    if (solution.bestBound > objectiveValue + 1e-6)
      throw new Error(`the bound ${solution.bestBound} is above the optimum ${objectiveValue}`)
  },
})

const statusCase = (
  name: string,
  problem: Problem,
  status: LinearSolution['status'],
): ConformanceCase => ({
  name,
  check: async (solver) => expectStatus(await solved(solver, problem), status),
})

/** Prices are ∂ objective / ∂ right-hand side in the minimised objective; a maximum is a minimum of the negated cost. */
const price = (name: string, problem: Problem, shadowPrice: number): ConformanceCase => ({
  name,
  check: async (solver) => {
    if (!solver.hasPrices) return
    const { rowPrice } = await solved(solver, problem)
    expectNear(rowPrice?.[0], shadowPrice, 'the price')
  },
})

/** The suite that every engine passes. */
export const solverConformance: ConformanceCase[] = [
  optimum(
    'finds the optimum of an LP',
    {
      cost: [-3, -5],
      rows: [
        { upper: 4, values: [1, 0] },
        { upper: 12, values: [0, 2] },
        { upper: 18, values: [3, 2] },
      ],
    },
    -36,
  ),
  optimum(
    'adds the constant of the objective',
    { cost: [2], rows: [{ lower: 3, values: [1] }], offset: 10 },
    16,
  ),
  optimum(
    'holds equalities',
    {
      cost: [1, 2],
      rows: [
        { lower: 5, upper: 5, values: [1, 1] },
        { upper: 3, values: [1, 0] },
      ],
    },
    7,
  ),
  optimum(
    'holds rows with two sides',
    { cost: [-1, 0], rows: [{ lower: 2, upper: 6, values: [1, 1] }] },
    -6,
  ),
  optimum(
    'holds upper bounds of columns',
    { cost: [-1, -1], rows: [{ upper: 10, values: [1, 1] }], upper: [2, 3] },
    -5,
  ),
  optimum(
    'holds lower bounds of columns',
    { cost: [1, 1], rows: [{ lower: 1, values: [1, 1] }], lower: [2, 3] },
    5,
  ),
  optimum(
    'finds the optimum with yes-or-no decisions',
    {
      cost: [-8, -11, -6, -4],
      rows: [{ upper: 14, values: [5, 7, 4, 3] }],
      upper: [1, 1, 1, 1],
      whole: [true, true, true, true],
    },
    -21,
  ),
  optimum(
    'finds the optimum where the relaxation is fractional',
    {
      cost: [100, 100, 1],
      rows: [
        { lower: 0, values: [10, 0, -1] },
        { lower: 12, values: [10, 10, 0] },
      ],
      upper: [1, 1, 100],
      whole: [true, true, false],
    },
    200,
  ),
  statusCase(
    'says infeasible',
    {
      cost: [1],
      rows: [
        { lower: 2, values: [1] },
        { upper: 1, values: [1] },
      ],
    },
    'infeasible',
  ),
  statusCase(
    'says infeasible for yes-or-no decisions',
    {
      cost: [1, 1],
      rows: [{ lower: 1, upper: 1, values: [2, 2] }],
      upper: [1, 1],
      whole: [true, true],
    },
    'infeasible',
  ),
  statusCase('says unbounded', { cost: [-1], rows: [{ lower: 1, values: [1] }] }, 'unbounded'),
  price(
    'minimum, binding ≤: more of the limit saves',
    { cost: [-2], rows: [{ upper: 4, values: [1] }] },
    -2,
  ),
  price(
    'minimum, slack ≤: more of the limit is worth nothing',
    { cost: [2], rows: [{ upper: 4, values: [1] }] },
    0,
  ),
  price(
    'minimum, binding ≥: more of the demand costs',
    { cost: [3], rows: [{ lower: 4, values: [1] }] },
    3,
  ),
  price(
    'minimum, slack ≥: more of the demand costs nothing',
    {
      cost: [-3],
      rows: [
        { lower: 1, values: [1] },
        { upper: 4, values: [1] },
      ],
    },
    0,
  ),
  {
    name: 'solves again after its objective, a bound and a row were changed',
    check: async (solver) => {
      const session = await solver.open(
        modelOf({ cost: [1, 3], rows: [{ lower: 4, values: [1, 1] }] }),
      )
      try {
        expectNear(session.solve(unlimited).objectiveValue, 4, 'the first objective')
        session.setBounds(0, 0, 1)
        expectNear(session.solve(unlimited).objectiveValue, 10, 'the objective under the bound')
        session.addRow('limit', Number.NEGATIVE_INFINITY, 3.5, { columns: [1], values: [1] })
        expectNear(session.solve(unlimited).objectiveValue, 10, 'the objective under the row')
        session.setObjective(Float64Array.of(5, 1), 2)
        expectNear(session.solve(unlimited).objectiveValue, 8, 'the new objective')
      } finally {
        session.dispose()
      }
    },
  },
  {
    name: 'gives the relaxation when asked, and the whole program afterwards',
    check: async (solver) => {
      const session = await solver.open(
        modelOf({ cost: [-1], rows: [{ upper: 3, values: [2] }], upper: [5], whole: [true] }),
      )
      try {
        expectNear(
          session.solve({ ...unlimited, relaxed: true }).objectiveValue,
          -1.5,
          'the relaxation',
        )
        expectNear(session.solve(unlimited).objectiveValue, -1, 'the whole program')
      } finally {
        session.dispose()
      }
    },
  },
]
