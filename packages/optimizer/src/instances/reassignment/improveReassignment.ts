import { type Random, seededRandom } from '@berth/shared'
import { reassignmentCost } from './checkReassignment.ts'
import type { ReassignmentProblem } from './reassignmentProblem.ts'
import { ReassignmentState } from './reassignmentState.ts'

interface ImproveOptions {
  seed: number
  /** Share of the time that is used up, from 0 to 1; the search ends at 1. */
  timeUsed: () => number
  /** Ends the search early. */
  goodEnough: number
}

/** Steps between two looks at the clock. */
const stepsPerLook = 2000
const swapShare = 0.4
/**
 * The search starts by accepting what costs a few usual changes more, and ends at this share of that. Measured on sets A and B:
 * a colder start (0.003 … 0.3 changes) ends up to 60 % of the way further from the best known values.
 */
const startWarmth = 3
const endWarmth = 1e-4

/**
 * Simulated annealing from the assignment of today: one process moves, or two change places, where every hard rule holds.
 * Returns the best assignment seen, which is never worse than the start.
 * @see Kirkpatrick, Gelatt, Vecchi, "Optimization by simulated annealing", Science 220 (1983).
 */
export const improveReassignment = (
  problem: ReassignmentProblem,
  { seed, timeUsed, goodEnough }: ImproveOptions,
): Int32Array => {
  const random = seededRandom(seed)
  const state = new ReassignmentState(problem, problem.initial)
  let cost = Object.values(reassignmentCost(problem, problem.initial)).reduce((a, b) => a + b, 0)
  const best = { cost, machineOf: state.machineOf.slice() }
  const start = usualChange(state, random) * startWarmth
  for (let used = timeUsed(); used < 1 && best.cost > goodEnough; used = timeUsed()) {
    const warmth = start * endWarmth ** used
    for (let step = 0; step < stepsPerLook; step++) {
      const most = -warmth * Math.log(1 - random.next())
      cost +=
        random.next() < swapShare ? trySwap(state, random, most) : tryShift(state, random, most)
      if (cost < best.cost - 0.5) {
        best.cost = cost
        best.machineOf.set(state.machineOf)
      }
    }
  }
  return best.machineOf
}

/** Moves a random process to a random machine if that costs at most so much more; returns the change. */
const tryShift = (state: ReassignmentState, random: Random, most: number): number => {
  const { processCount, machineCount } = state.problem
  const process = Math.floor(random.next() * processCount)
  const machine = Math.floor(random.next() * machineCount)
  if (state.machineOf[process] === machine || !state.hasRoom(process, machine, -1)) return 0
  if (state.shiftDelta(process, machine) > most || !state.mayRun(process, machine)) return 0
  return state.shift(process, machine)
}

/** Lets two random processes change places if that costs at most so much more; returns the change. */
const trySwap = (state: ReassignmentState, random: Random, most: number): number => {
  const { processCount } = state.problem
  const a = Math.floor(random.next() * processCount)
  const b = Math.floor(random.next() * processCount)
  const [atA, atB] = [state.machineOf[a] as number, state.machineOf[b] as number]
  if (atA === atB || !state.hasRoom(a, atB, b) || !state.hasRoom(b, atA, a)) return 0
  if (state.swapDelta(a, b) > most || !state.mayRun(a, atB)) return 0
  const first = state.shift(a, atB)
  if (state.mayRun(b, atA)) return first + state.shift(b, atA)
  return first + state.shift(a, atA)
}

/** The mean size of the change that a move makes. */
const usualChange = (state: ReassignmentState, random: Random): number => {
  const { processCount, machineCount } = state.problem
  let [sum, count] = [0, 0]
  for (let tried = 0; tried < 20_000 && count < 2000; tried++) {
    const process = Math.floor(random.next() * processCount)
    const machine = Math.floor(random.next() * machineCount)
    if (state.machineOf[process] === machine || !state.hasRoom(process, machine, -1)) continue
    sum += Math.abs(state.shiftDelta(process, machine))
    count++
  }
  return sum / Math.max(1, count)
}
