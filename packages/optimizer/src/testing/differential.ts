import type { EngineName, SolveResult, SolveStatus } from '@berth/shared'
import { seededRandom } from '@berth/shared'
import { plan } from '../plan.ts'
import { type BruteForceGoal, bruteForce } from './bruteForce.ts'
import { type FleetShape, generateFleet } from './generateFleet.ts'

/** What the engines and brute force say about one generated fleet. */
export interface DifferentialCase {
  seed: number
  objective: (typeof objectives)[number]
  statusOf: Record<ComparedEngine, SolveStatus>
  /** Whether both engines came to an end, so that their values were compared. */
  isCompared: boolean
  /** Whether there were few enough decisions to try every combination of them. */
  isBruteForced: boolean
  /** Crashes, uncertified plans and disagreements; none where all is well. */
  problems: string[]
}

const objectives = ['cost', 'consolidate', 'carbon', 'latency'] as const
/** An engine that every generated fleet is planned with. */
export type ComparedEngine = Extract<EngineName, 'highs' | 'simplex-js'>
const engines: readonly ComparedEngine[] = ['highs', 'simplex-js']
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
  const results = {} as Record<ComparedEngine, SolveResult>
  for (const engine of engines) {
    const result = await plan(fleet, {
      objective,
      engine,
      gapRelative: 0,
      timeLimitSeconds,
      wholeReplicas: seed % 4 < 1,
    })
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
  const { highs, 'simplex-js': simplexJs } = results
  if (highs.status !== 'optimal' && highs.status !== 'infeasible')
    problems.push(`highs: ${highs.status}, ${highs.message}`)

  const isCompared = simplexJs.status === 'optimal' || simplexJs.status === 'infeasible'
  if (isCompared) problems.push(...differences('simplex-js', goalsOf(simplexJs), goalsOf(highs)))
  const tried = await bruteForce(fleet, objective)
  if (tried !== null) problems.push(...differences('brute force', tried, goalsOf(highs)))
  return {
    seed,
    objective,
    statusOf: { highs: highs.status, 'simplex-js': simplexJs.status },
    isCompared,
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
