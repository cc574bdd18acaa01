import type { Fleet, Plan } from '@berth/shared'
import { type AskOptions, withAskDefaults } from '../../asking/askOptions.ts'
import { kneeOf } from '../ladder/knee.ts'
import { isServed } from '../ladder/servesAsMuch.ts'
import {
  type Frontier,
  type FrontierPoint,
  type FrontierQuestion,
  frontierMeasures,
} from './frontierAnswer.ts'
import { frontierText, pointText } from './frontierText.ts'
import { measureIn } from './measureValues.ts'
import { notDominated, roomOf } from './notDominated.ts'
import { sitesFrontier } from './sitesFrontier.ts'
import { type MadePoint, sweep } from './sweep.ts'

const defaults = { measures: ['cost', 'carbon'], points: 20, scope: 'sitesAndGangsHeld' } as const

/**
 * Finds plans that trade one measure for another, such as cost for carbon: the best in each, then between them the best in one with the other held at even steps (the
 * ε-constraint method), without those that are no better than others in both. The ends are the best in one measure and, among these plans, in the other. Every point is
 * a certified plan with the gap to which it is proved; by default shares are decided anew and sites and gangs held as in the plan asked about.
 *
 * Units: cost in currency per hour, carbon in kg per day, open sites counted. Latency is the time to the first token in ms, summed over served tokens and divided by all
 * tokens asked for: mean latency × served share, which is the mean where all are served, and is linear where the mean over served tokens is not. What is left out would
 * count as 0 ms; therefore demand is served first at every point, and a plan that leaves more unserved, by its penalty, than another is no point.
 *
 * Nothing is thrown: where no plan is found the answer says so. Cost: two solves for each end and one for each other point, two where more than shares is decided; 20 points
 * with decisions held take 3 to 5 s for 180 sites and 400 workloads. With everything decided anew the time is shared between the points, and a point that finds no plan in
 * its share holds decisions; `scope` says so. Where open sites are traded, it is that of `consolidationLadder`.
 * @see Haimes, Lasdon, Wismer, "On a bicriterion formulation of the problems of integrated system identification and system optimization", IEEE Transactions on Systems,
 * Man, and Cybernetics 1 (1971).
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { paretoFrontier } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { points } = await paretoFrontier(fleet, found, { measures: ['cost', 'latency'], scope: 'everything' })
 * console.log(points.map(({ values: [cost, ms] }) => `${cost.toFixed(0)}: ${ms.toFixed(1)}`)) // [ '145: 19.8', '180: 10.0' ]
 */
export const paretoFrontier = async (
  fleet: Fleet,
  plan: Plan,
  question: FrontierQuestion = {},
  options: AskOptions = {},
): Promise<Frontier> => {
  const settings = withAskDefaults(plan, options)
  const [first, second] = question.measures ?? defaults.measures
  const most = Math.max(2, Math.round(question.points ?? defaults.points))
  const scope = question.scope ?? defaults.scope
  const base: Frontier = {
    measures: [first, second],
    units: [frontierMeasures[first], frontierMeasures[second]],
    currency: fleet.currency,
    points: [],
    knee: null,
    valuesOfPlan: [measureIn(plan.account, first), measureIn(plan.account, second)],
    betterThanPlan: null,
    leftOutCount: 0,
    isCutShort: false,
    text: '',
  }
  if (first === second)
    return {
      ...base,
      text: `Cannot trade ${first} for itself because a frontier is between two measures. To fix: choose another of ${Object.keys(frontierMeasures).join(', ')}.`,
    }
  const made =
    first === 'openSites' || second === 'openSites'
      ? await sitesFrontier(fleet, plan, [first, second], most, settings)
      : await sweep({ fleet, plan, measures: [first, second], points: most, scope }, settings)
  if (typeof made === 'string') return { ...base, isCutShort: settings.isOver(), text: made }
  const kept = notDominated(servingMost(made.points))
  const points = kept.map((point, k) => finished(point, kept[k - 1] ?? null, base))
  const curve = points.map(({ values: [value, along] }, index) => ({ along, value, index }))
  const answer: Frontier = {
    ...base,
    points,
    knee: kneeOf(curve)?.index ?? null,
    betterThanPlan: betterThan(plan, base, points),
    leftOutCount: made.points.length - kept.length,
    isCutShort: made.isCutShort,
  }
  return { ...answer, text: frontierText(answer) }
}

const unservedOf = ({ account }: Pick<Plan, 'account'>) => account.unservedPenaltyPerHour

/** Points that leave as little unserved as any: a measure is compared only between these. */
const servingMost = (points: readonly MadePoint[]): MadePoint[] => {
  const unservedPerHour = Math.min(...points.map(({ plan }) => unservedOf(plan)))
  return points.filter(({ plan }) => isServed(unservedOf(plan), { unservedPerHour, broken: 0 }))
}

/** The first point that is at least as good in both measures, serves as much, and is better in one. */
const betterThan = (
  plan: Plan,
  { valuesOfPlan: [a, b] }: Frontier,
  points: readonly FrontierPoint[],
): number | null => {
  const index = points.findIndex(
    ({ plan: other, values }) =>
      values[0] <= a + roomOf(a) &&
      values[1] <= b + roomOf(b) &&
      (values[0] < a - roomOf(a) || values[1] < b - roomOf(b)) &&
      isServed(unservedOf(other), { unservedPerHour: unservedOf(plan), broken: 0 }),
  )
  return index < 0 ? null : index
}

const finished = (
  point: MadePoint,
  before: MadePoint | null,
  words: Pick<Frontier, 'measures' | 'currency'>,
): FrontierPoint => {
  const { values } = point
  const { carbonKgPerDay, costPerHour, meanLatencyMs, openSites, servedFraction } =
    point.plan.account
  const entry = {
    ...point,
    costPerHour,
    carbonKgPerDay,
    meanLatencyMs,
    servedFraction,
    openSites,
    exchangeRate: before && (values[0] - before.values[0]) / (before.values[1] - values[1]),
  }
  return { ...entry, text: pointText(entry, before?.values ?? null, words) }
}
