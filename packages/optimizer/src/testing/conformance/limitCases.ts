import { seededRandom } from '@berth/shared'
import type { LinearSolution } from '../../solvers/linearSolver.ts'
import { type ConformanceCase, type Problem, solved, unlimited } from './conformanceCase.ts'

/**
 * Splits customers between two sellers so that each gets half of every product: a few rows, and hours of work for any branch and bound.
 * @see Cornuéjols, Dawande, "A class of hard small 0–1 programs", INFORMS Journal on Computing 11 (1999).
 */
const marketSplit = (products: number, customers: number): Problem => {
  const random = seededRandom(1)
  const slacks = products * 2
  const rows = Array.from({ length: products }, (_, i) => {
    const demand = Array.from({ length: customers }, () => random.whole(0, 99))
    const half = Math.floor(demand.reduce((sum, value) => sum + value, 0) / 2)
    const slack = Array.from({ length: slacks }, (__, k) =>
      k === 2 * i ? 1 : k === 2 * i + 1 ? -1 : 0,
    )
    return { lower: half, upper: half, values: [...demand, ...slack] }
  })
  const all = <T>(customer: T, slack: T): T[] => [
    ...Array.from({ length: customers }, () => customer),
    ...Array.from({ length: slacks }, () => slack),
  ]
  return {
    cost: all(0, 1),
    rows,
    upper: all(1, Number.POSITIVE_INFINITY),
    whole: all(true, false),
  }
}
const hard = marketSplit(4, 30)

/** Nobody buys from the first seller: the slacks take everything. */
const nothingSold = ({ cost, rows }: Problem): Float64Array => {
  const point = new Float64Array(cost.length)
  const customers = cost.length - rows.length * 2
  rows.forEach(({ lower }, i) => {
    point[customers + 2 * i] = lower ?? 0
  })
  return point
}

/** What holds whenever a search was stopped: no claim beyond what is proved, and a point exactly where a value is. */
const expectHonest = ({ status, objectiveValue, bestBound, values }: LinearSolution) => {
  if ((values === null) !== (objectiveValue === null))
    throw new Error(`the value is ${objectiveValue}, and the point is ${values && 'there'}`)
  if (status === 'optimal' || status === 'infeasible' || status === 'unbounded')
    throw new Error(`${status} is claimed, but nothing was proved`)
  if (objectiveValue !== null && bestBound > objectiveValue)
    throw new Error(`the bound ${bestBound} is above the value ${objectiveValue}`)
}
const expectStop = ({ stoppedBy }: LinearSolution, wanted: LinearSolution['stoppedBy']) => {
  if (stoppedBy !== wanted) throw new Error(`it was stopped by ${stoppedBy}, not by ${wanted}`)
}

/** What is true when a search ends early. */
export const limitCases: ConformanceCase[] = [
  {
    name: 'stops when the time is up, and claims no more than it has proved',
    check: async (solver) => {
      const solution = await solved(solver, hard, { timeLimitSeconds: 0.5 })
      expectStop(solution, 'timeLimit')
      expectHonest(solution)
    },
  },
  {
    name: 'stops when it is cancelled, and keeps the best point so far',
    check: async (solver) => {
      if (!solver.canCancel) return
      let polls = 0
      const solution = await solved(solver, hard, { isCancelled: () => ++polls > 200 })
      expectStop(solution, 'cancelled')
      expectHonest(solution)
    },
  },
  {
    name: 'stops at the gap asked for',
    check: async (solver) => {
      const solution = await solved(solver, marketSplit(1, 12), { gapRelative: 0.9 })
      const { objectiveValue, bestBound } = solution
      if (objectiveValue === null) throw new Error('there is no point')
      if (objectiveValue - bestBound > 0.9 * Math.abs(objectiveValue) + 1e-9)
        throw new Error(`the gap between ${objectiveValue} and ${bestBound} is too large`)
    },
  },
  {
    name: 'is no worse than the point it starts from',
    check: async (solver) => {
      if (!solver.takesStart) return
      const start = nothingSold(hard)
      const worst = hard.cost.reduce((sum, price, j) => sum + price * (start[j] ?? 0), 0)
      const solution = await solved(solver, hard, { start, timeLimitSeconds: 0.2 })
      expectHonest(solution)
      if (solution.objectiveValue === null || solution.objectiveValue > worst + 1e-6)
        throw new Error(`the value is ${solution.objectiveValue}, but it started from ${worst}`)
    },
  },
  {
    name: 'tells better and better points and bounds on the way',
    check: async (solver) => {
      if (!solver.reportsProgress) return
      const events: { incumbent: number | null; bestBound: number | null }[] = []
      const solution = await solved(solver, hard, {
        timeLimitSeconds: 1,
        onProgress: (event) => events.push(event),
      })
      const known = (values: (number | null)[]) => values.filter((value) => value !== null)
      const incumbents = known([
        ...events.map(({ incumbent }) => incumbent),
        solution.objectiveValue,
      ])
      const bounds = known([...events.map(({ bestBound }) => bestBound), solution.bestBound])
      if (incumbents.length < 2) throw new Error(`it told ${incumbents.length} points`)
      const isFalling = incumbents.every((value, k) => k === 0 || value <= (incumbents[k - 1] ?? 0))
      const isRising = bounds.every((value, k) => k === 0 || value >= (bounds[k - 1] ?? 0) - 1e-9)
      if (!isFalling) throw new Error(`the points got worse: ${incumbents.join(', ')}`)
      if (!isRising) throw new Error(`the bounds got worse: ${bounds.join(', ')}`)
    },
  },
  {
    name: 'gives the same answer when it is asked again',
    check: async (solver) => {
      const problem = marketSplit(2, 10)
      const [first, second] = [
        await solved(solver, problem, unlimited),
        await solved(solver, problem, unlimited),
      ]
      if (String(first.values) !== String(second.values)) throw new Error('the points differ')
    },
  },
]
