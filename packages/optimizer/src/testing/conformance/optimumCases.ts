import type { LinearSolution } from '../../solvers/linearSolver.ts'
import {
  type ConformanceCase,
  expectNear,
  expectStatus,
  type Problem,
  solved,
} from './conformanceCase.ts'

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

/** Optima and statuses of small problems. */
export const optimumCases: ConformanceCase[] = [
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
]
