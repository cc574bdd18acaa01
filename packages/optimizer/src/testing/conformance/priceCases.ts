import type { LinearSession } from '../../solvers/linearSolver.ts'
import {
  type ConformanceCase,
  expectNear,
  modelOf,
  type Problem,
  unlimited,
} from './conformanceCase.ts'

const negated = (problem: Problem): Problem => ({
  ...problem,
  cost: problem.cost.map((value) => -value),
})

/** Solves an LP with an engine that has prices; others are passed over. A maximum is the minimum of the negated cost, with negated prices. */
const priced = (
  name: string,
  sense: 'min' | 'max',
  problem: Problem,
  check: (session: LinearSession, prices: { row: number[]; column: number[] }) => void,
): ConformanceCase => ({
  name,
  check: async (solver) => {
    if (!solver.hasPrices) return
    const session = await solver.open(modelOf(sense === 'min' ? problem : negated(problem)))
    try {
      const { rowPrice, reducedCost } = session.solve(unlimited)
      const inSense = (values: Float64Array | null) =>
        Array.from(values ?? [], (value) => (sense === 'min' ? value : -value))
      check(session, { row: inSense(rowPrice), column: inSense(reducedCost) })
    } finally {
      session.dispose()
    }
  },
})

/** The price of the first row: ∂ objective / ∂ right-hand side, in the sense in which the objective is stated. */
const price = (
  name: string,
  sense: 'min' | 'max',
  problem: Problem,
  shadowPrice: number,
): ConformanceCase =>
  priced(name, sense, problem, (_, { row }) => expectNear(row[0], shadowPrice, 'the price'))

const atMostFour: Pick<Problem, 'rows'> = { rows: [{ upper: 4, values: [1] }] }
const atLeastFour: Pick<Problem, 'rows'> = { rows: [{ lower: 4, values: [1] }] }
const atLeastOneAndAtMostFour: Pick<Problem, 'rows'> = {
  rows: [
    { lower: 1, values: [1] },
    { upper: 4, values: [1] },
  ],
}

/** Shadow prices, reduced costs, and the ranges in which they hold. */
export const priceCases: ConformanceCase[] = [
  price('minimum, binding ≤: more of the limit saves', 'min', { cost: [-2], ...atMostFour }, -2),
  price('minimum, slack ≤: more is worth nothing', 'min', { cost: [2], ...atMostFour }, 0),
  price('minimum, binding ≥: more of the demand costs', 'min', { cost: [3], ...atLeastFour }, 3),
  price(
    'minimum, slack ≥: more of the demand costs nothing',
    'min',
    { cost: [-3], ...atLeastOneAndAtMostFour },
    0,
  ),
  price('maximum, binding ≤: more of the limit gains', 'max', { cost: [2], ...atMostFour }, 2),
  price('maximum, slack ≤: more is worth nothing', 'max', { cost: [-2], ...atMostFour }, 0),
  price('maximum, binding ≥: more of the demand loses', 'max', { cost: [-3], ...atLeastFour }, -3),
  price(
    'maximum, slack ≥: more of the demand loses nothing',
    'max',
    { cost: [3], ...atLeastOneAndAtMostFour },
    0,
  ),
  priced(
    'gives what one unit of an unused column would cost, and up to which amount',
    'min',
    { cost: [1, 3], rows: [{ lower: 4, values: [1, 1] }] },
    (session, { column }) => {
      expectNear(column[0], 0, 'the reduced cost of the column in use')
      expectNear(column[1], 2, 'the reduced cost of the other')
      expectNear(session.sensitivity()?.columnTo[1], 4, 'the amount up to which it holds')
    },
  ),
  priced(
    // Hillier, Lieberman, Introduction to Operations Research, chapter 3: the Wyndor Glass Co.
    'gives the ranges of right-hand sides in which prices hold',
    'max',
    {
      cost: [3, 5],
      rows: [
        { upper: 4, values: [1, 0] },
        { upper: 12, values: [0, 2] },
        { upper: 18, values: [3, 2] },
      ],
    },
    (session, { row }) => {
      expectNear(row[1], 1.5, 'the price of the second row')
      expectNear(row[2], 1, 'the price of the third row')
      const range = session.sensitivity()
      expectNear(range?.rowFrom[1], 6, 'the least right-hand side of the second row')
      expectNear(range?.rowTo[1], 18, 'the greatest right-hand side of the second row')
      expectNear(range?.rowFrom[2], 12, 'the least right-hand side of the third row')
      expectNear(range?.rowTo[2], 24, 'the greatest right-hand side of the third row')
    },
  ),
  {
    name: 'has no ranges after a program with whole numbers',
    check: async (solver) => {
      const session = await solver.open(
        modelOf({ cost: [-1], rows: [{ upper: 3, values: [2] }], upper: [5], whole: [true] }),
      )
      try {
        session.solve(unlimited)
        if (session.sensitivity() !== null) throw new Error('it gave ranges')
      } finally {
        session.dispose()
      }
    },
  },
]
