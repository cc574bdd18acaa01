import type { Fleet, Plan, SearchScope } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { planOptionsOf } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import { planWithin } from '../../plan.ts'
import type { PlanOptions } from '../../planOptions.ts'
import { isServed } from '../ladder/servesAsMuch.ts'
import type { Places } from './difference.ts'
import {
  atLeastAsDifferent,
  type DifferenceCount,
  leastDifferenceRows,
  withDifferenceRewarded,
  withLeastDifference,
} from './differenceRows.ts'
import { type GoalLimit, limitRows } from './goalLimits.ts'

/** What stays the same for all alternatives. */
export interface AlternativesSubject {
  fleet: Fleet
  /** The plan asked about, whose decisions are held. */
  plan: Plan
  /** What alternatives leave unserved at most, currency per hour. */
  unservedPerHour: number
  limits: readonly GoalLimit[]
  weights: ReadonlyMap<string, number>
}

/** A plan that is as different as was found, and what is proved of that. */
export interface Farthest {
  plan: Plan
  /** No plan within the scope and the limits is more different. */
  mostDifference: number | null
}

/** Time for decisions, and of what is left for the most different plan; the rest is for the best of these. */
const timeShare = { decisions: 0.75, search: 0.85 }

/**
 * The plan whose least difference from earlier ones is largest, and of such plans, with its decisions held, the best by the goals. Null where none was found that serves as
 * much. With everything decided anew, decisions that suit both goal and difference come first, since a search with the goals held as limits finds no plan of a whole country
 * in a minute; where they are found early, that search follows and proves what is most different. Grouping is off, since workloads that differ only in volume may have
 * different places in an earlier plan.
 */
export const farthest = async (
  subject: AlternativesSubject,
  earlier: readonly Places[],
  scope: SearchScope,
  settings: AskSettings,
): Promise<Farthest | null> => {
  const count = { weights: subject.weights, earlier, countsSites: scope === 'everything' }
  if (scope !== 'everything') return mostDifferent(subject, count, scope, settings)
  const decided = await decide(subject, count, withShare(settings, timeShare.decisions))
  const withDecisions = decided.plan
    ? await mostDifferent({ ...subject, plan: decided.plan }, count, 'sitesAndGangsHeld', settings)
    : null
  const near = withDecisions && { ...withDecisions, mostDifference: null }
  if (!decided.isEarly || settings.isOver()) return near
  const proved = await mostDifferent(subject, count, scope, settings)
  if (!proved || !near) return proved ?? near
  return proved.leastDifference >= near.leastDifference
    ? proved
    : { ...near, mostDifference: proved.mostDifference }
}

/**
 * Decisions of a plan that is good by its goal and different: the goal plus a reward, which is at most what the goal may lose. So the goal of the best such plan is within
 * its limit: it loses no more than it is rewarded for.
 */
const decide = async (
  { fleet, limits }: AlternativesSubject,
  count: DifferenceCount,
  settings: AskSettings,
): Promise<{ plan: Plan | null; isEarly: boolean }> => {
  const [goal] = limits.filter(({ name }) => name !== 'openSites')
  const sites = limits.filter(({ name }) => name === 'openSites')
  if (!goal || goal.name === 'openSites') return { plan: null, isEarly: true }
  const { plan, stoppedBy } = await planWithin(
    fleet,
    'everything',
    { ...optionsOf(settings), objective: goal.name },
    (formulation) => limitRows(formulation, sites, 'everything'),
    (formulation) => withDifferenceRewarded(formulation, count, goal.name, goal.limit - goal.best),
  )
  return { plan, isEarly: stoppedBy !== 'timeLimit' && stoppedBy !== 'cancelled' }
}

/** The same within one scope, by a program with the goals as limits and the least difference as its goal. */
const mostDifferent = async (
  subject: AlternativesSubject,
  count: DifferenceCount,
  scope: SearchScope,
  settings: AskSettings,
): Promise<(Farthest & { leastDifference: number }) | null> => {
  const { fleet, limits, plan, unservedPerHour } = subject
  const found = await planWithin(
    fleet,
    scope,
    {
      ...optionsOf(withShare(settings, timeShare.search)),
      ...exactWhere(scope),
      objective: 'weighted',
      hold: plan,
    },
    (formulation) => [
      ...limitRows(formulation, limits, scope),
      ...leastDifferenceRows(formulation, count),
    ],
    withLeastDifference,
  )
  const goal = found.tiers.find(({ name }) => name === 'weighted')
  if (!found.plan || !goal || !serves(found.plan, unservedPerHour)) return null
  const leastDifference = 1 - goal.objectiveValue
  const held = { ...subject, plan: found.plan }
  const best = await bestAsDifferent(held, count, leastDifference, 'sitesAndGangsHeld', settings)
  return {
    plan: best.plan ?? { ...found.plan, objective: settings.objective },
    leastDifference,
    mostDifference: 1 - goal.bestBound,
  }
}

/** The best by the goals of plans that are at least so different from earlier ones, and serve as much; none where there is none, and whether that is proved. */
export const bestAsDifferent = async (
  { fleet, limits, plan, unservedPerHour }: AlternativesSubject,
  count: DifferenceCount,
  least: number,
  scope: SearchScope,
  settings: AskSettings,
): Promise<{ plan: Plan | null; isImpossible: boolean }> => {
  const { plan: found, status } = await planWithin(
    fleet,
    scope,
    { ...optionsOf(settings), ...exactWhere(scope), hold: plan },
    (formulation) => [
      ...limitRows(formulation, limits, scope),
      ...atLeastAsDifferent(formulation, count, least),
    ],
  )
  const isServing = found !== null && serves(found, unservedPerHour)
  return {
    plan: isServing ? found : null,
    isImpossible: status === 'infeasible' || (!isServing && status === 'optimal'),
  }
}

/** The plain simplex that small models would get takes some of these programs, whose rows weigh thousandths, for solved at no difference at all. */
const optionsOf = (settings: AskSettings): PlanOptions => ({
  ...planOptionsOf(settings),
  grouping: false,
  engine: 'highs',
})
/** Shares alone are decided exactly. */
const exactWhere = (scope: SearchScope) => (scope === 'sitesAndGangsHeld' ? { gapRelative: 0 } : {})
const serves = ({ account }: Plan, unservedPerHour: number) =>
  isServed(account.unservedPenaltyPerHour, { unservedPerHour, broken: 0 })
