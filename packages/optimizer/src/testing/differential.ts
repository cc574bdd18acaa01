import {
  type EngineName,
  engineNames,
  type SolveResult,
  type SolveStatus,
  seededRandom,
} from '@berth/shared'
import { planGroups } from '../plan.ts'
import { priceSolverFrom } from '../solvers/price/priceSolver.ts'
import { type BruteForceGoal, bruteForce } from './bruteForce.ts'
import { countSolves, type SolveCounts } from './countSolves.ts'
import { type FleetShape, generateFleet } from './generateFleet.ts'

/** What the engines and brute force say about one generated fleet. */
export interface DifferentialCase {
  seed: number
  objective: (typeof objectives)[number]
  statusOf: Record<EngineName, SolveStatus>
  /** The engines that came to an end, so that their values were compared with those of highs. */
  comparedWith: EngineName[]
  /** Solves that `price` was asked for, with nothing left to highs for being small, and those that it answered by itself. */
  solvesByPrice: SolveCounts
  /** Whether there were few enough decisions to try every combination of them. */
  isBruteForced: boolean
  /** Crashes, uncertified plans and disagreements; none where all is well. */
  problems: string[]
}

const objectives = ['cost', 'consolidate', 'carbon', 'latency'] as const
/** The engine `price` with nothing left to highs for being small. */
const price = priceSolverFrom(0)
const tolerance = 1e-6
const seedOffset = 0x2545f491

/** Whether two values agree; absolute near zero, where a relative difference says nothing. */
const agree = (a: number, b: number, room = 0) =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b)) + room

/**
 * A goal that is held leaves a little of itself to the goals after it, and that may be worth several times as much to them: a kilowatt
 * more than a broken limit serves demand, and a little demand left out saves money. So values of later goals agree within this.
 */
const roomOf = (a: number, b: number, earlier: readonly number[]): number =>
  earlier.length === 0
    ? 0
    : 10 * tolerance * Math.max(1, Math.abs(a), Math.abs(b)) +
      tolerance * Math.max(...earlier.map(Math.abs))

/**
 * Plans one generated fleet, with every kind of rule by chance, by every engine to a gap of 0 and by brute force where there
 * are at most 12 decisions, and lists what does not agree. The same seed gives the same fleet.
 */
export const differentialCase = async (
  seed: number,
  timeLimitSeconds = 10,
): Promise<DifferentialCase> => {
  const fleet = generateFleet(shapeOfSeed(seed))
  const objective = objectives[seed % objectives.length] ?? 'cost'
  const problems: string[] = []
  const solvesByPrice: SolveCounts = { asked: 0, byItself: 0 }
  const results = {} as Record<EngineName, SolveResult>
  for (const engine of engineNames) {
    const groups = { workloadCounts: new Map(), wantsRanges: true }
    const result = await planGroups(
      fleet,
      engine === 'price' ? { ...groups, solver: countSolves(price, solvesByPrice) } : groups,
      { objective, engine, gapRelative: 0, timeLimitSeconds, wholeReplicas: seed % 4 < 1 },
    )
    results[engine] = result
    if (result.certificate?.ok === false)
      problems.push(`${engine}: not certified, ${result.certificate.violations[0]?.text}`)
    if (result.plan !== null && result.certificate === null)
      problems.push(`${engine}: a plan without a certificate`)
    for (const { name, objectiveValue, bestBound } of result.tiers)
      if (bestBound > objectiveValue && !agree(bestBound, objectiveValue))
        problems.push(
          `${engine}: the bound of ${name} is ${bestBound}, its value ${objectiveValue}`,
        )
  }
  const { highs } = results
  if (highs.status !== 'optimal' && highs.status !== 'infeasible')
    problems.push(`highs: ${highs.status}, ${highs.message}`)

  const comparedWith: EngineName[] = []
  for (const engine of engineNames) {
    if (engine === 'highs') continue
    const result = results[engine]
    if (result.status === 'optimal' || result.status === 'infeasible') {
      comparedWith.push(engine)
      problems.push(...differences(engine, goalsOf(result), goalsOf(highs)))
    } else problems.push(...falseBounds(engine, result, highs))
  }
  const tried = await bruteForce(fleet, objective)
  if (tried !== null) problems.push(...differences('brute force', tried, goalsOf(highs)))
  return {
    seed,
    objective,
    statusOf: {
      highs: highs.status,
      'simplex-js': results['simplex-js'].status,
      price: results.price.status,
    },
    comparedWith,
    solvesByPrice,
    isBruteForced: tried !== null,
    problems,
  }
}

/** The shape of the fleet that `differentialCase` makes of a seed: small enough for brute force in three cases out of five. */
export const shapeOfSeed = (seed: number): FleetShape => {
  const random = seededRandom(seed + seedOffset)
  const isTiny = random.chance(0.6)
  return {
    seed,
    sites: random.whole(2, isTiny ? 3 : 5),
    inferenceWorkloads: random.whole(1, isTiny ? 3 : 6),
    trainingWorkloads: random.whole(0, isTiny ? 1 : 3),
    periods: random.chance(0.3) ? 2 : 1,
    routing: random.pick(['steady', 'byPeriod'] as const),
    load: random.pick([0.1, 0.25, 0.6]),
    deferrableShare: 0.2,
    spreadShare: 0.2,
    hasAllRules: true,
  }
}

const goalsOf = ({ tiers }: SolveResult): BruteForceGoal[] =>
  tiers.map(({ name, objectiveValue }) => ({ name, value: objectiveValue }))

const differences = (who: string, theirs: BruteForceGoal[], ours: BruteForceGoal[]): string[] => {
  if (theirs.length !== ours.length)
    return [`${who} reached ${theirs.length} goals and highs ${ours.length}`]
  return theirs.flatMap(({ name, value }, tier) => {
    const own = ours[tier]?.value ?? Number.NaN
    const earlier = ours.slice(0, tier).map((goal) => goal.value)
    return agree(value, own, roomOf(value, own, earlier))
      ? []
      : [`${who} says ${name} ${value} and highs ${own}`]
  })
}

/** Bounds of an unfinished search that lie above what highs reached, as far as the goals before were proved the same. */
const falseBounds = (engine: EngineName, { tiers }: SolveResult, highs: SolveResult): string[] => {
  const earlier: number[] = []
  for (const [tier, { name, objectiveValue, bestBound }] of tiers.entries()) {
    const own = highs.tiers[tier]?.objectiveValue ?? Number.NaN
    const room = roomOf(bestBound, own, earlier)
    if (bestBound > own && !agree(bestBound, own, room))
      return [`${engine} says ${name} is at least ${bestBound} and highs has ${own}`]
    if (!agree(objectiveValue, own, room)) return []
    earlier.push(own)
  }
  return []
}
