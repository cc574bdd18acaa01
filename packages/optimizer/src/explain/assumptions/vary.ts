import type { Fleet, Plan, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { changedSites } from '../../asking/changedSites.ts'
import { compareGoals } from '../../asking/compareGoals.ts'
import { compare } from '../../compare/compare.ts'
import type { Variation } from './assumptionsAnswer.ts'

/** One change of one assumption, as far as it was looked at. */
export interface Varied {
  assumptionId: string
  factor: number
  fleet: Fleet
  limitedFigures: number
  /** With the decisions of the plan held; null where there was no time. */
  held: SolveResult | null
  /** With everything decided anew; null where there was no time. */
  anew: SolveResult | null
}

const totalOf = ({ costPerHour, unservedPenaltyPerHour }: Plan['account']) =>
  costPerHour + unservedPenaltyPerHour

/** The goals at the best that any plan of a search can reach. */
const boundsOf = ({ tiers, plan }: SolveResult) => ({
  plan,
  tiers: tiers.map((tier) => ({ ...tier, objectiveValue: tier.bestBound })),
})

/** Whether the decisions of a plan cannot be held, or not all of them. */
const isForced = ({ held }: Varied, plan: Plan): boolean =>
  held !== null &&
  (held.plan === null ? held.status === 'infeasible' : changedSites(plan, held.plan).length > 0)

/** How far a change moves the plan when its decisions are held: what is decided anew first. Currency per hour. */
export const pullOf = (varied: Varied, plan: Plan): number =>
  isForced(varied, plan)
    ? Number.POSITIVE_INFINITY
    : varied.held?.plan
      ? Math.abs(totalOf(varied.held.plan.account) - totalOf(plan.account))
      : 0

/**
 * What a change does to the plan; null where nothing is known of it.
 *
 * @param plan With its shares at their best, so that differences are those of the change.
 */
export const variationOf = (
  varied: Varied,
  plan: Plan,
  { gapRelative }: Pick<AskSettings, 'gapRelative'>,
): Omit<Variation, 'text'> | null => {
  const { held, anew, fleet, factor, limitedFigures } = varied
  const isBetter =
    anew?.plan && (!held?.plan || compareGoals(anew, boundsOf(held), gapRelative) < 0)
  const best = isBetter ? anew : held?.plan ? held : anew
  if (!best?.plan) return null
  const changed = changedSites(plan, best.plan)
  const isProved =
    anew !== null && anew.gapRelative !== null && anew.gapRelative <= Math.max(gapRelative, 1e-6)
  const decision = changed.length > 0 ? 'changes' : isProved ? 'holds' : 'unknown'
  const moves = compare(fleet, plan, best.plan).moves.filter(({ toSiteId }) => toSiteId !== null)
  const { account } = best.plan
  return {
    factor,
    limitedFigures,
    scope: anew ? 'everything' : best.scope,
    decision,
    changedSites: changed,
    moves: moves.length,
    movedAccelerators: moves.reduce((sum, { accelerators }) => sum + accelerators, 0),
    changeOfCostPerHour: account.costPerHour - plan.account.costPerHour,
    changeOfUnservedPenaltyPerHour:
      account.unservedPenaltyPerHour - plan.account.unservedPenaltyPerHour,
    regretPerHour: isBetter && held?.plan ? totalOf(held.plan.account) - totalOf(account) : null,
    gapRelative: (anew ?? best).gapRelative,
  }
}
