import { applyEdits, type Edit, type Fleet, type Plan, type SearchScope } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { replanHeld } from '../../asking/replan.ts'
import { evaluate } from '../../evaluate/evaluate.ts'
import { stateOf } from '../../evaluate/state.ts'

/** What a plan with the same decisions would recover if a reason fell. */
export interface StrandedWorth {
  /**
   * Currency per hour: cost and unserved penalty of the same placements with the reason lifted, less those of the best placements then.
   * What changes by lifting alone is not in it.
   */
  recoveredPerHour: number
  /** Of it, what the penalty of unserved demand falls by. Demand is served first, so the cost may rise by more where penalties are low. */
  recoveredPenaltyPerHour: number
  /** No plan with these decisions recovers more, as far as was proved. */
  recoveredAtMostPerHour: number
  /** Currency per hour that lifting costs by itself, such as keeping sites open; below 0 where it saves. */
  costOfLiftingPerHour: number
  /** What was held. */
  scope: SearchScope
}

/** Why there is no figure. */
export interface NoWorth {
  reason: string
}

const totalOf = ({ costPerHour, unservedPenaltyPerHour }: Plan['account']) =>
  costPerHour + unservedPenaltyPerHour

/** Whether an account serves more, or as much for less. */
const isBetter = (one: Plan['account'], other: Plan['account']): boolean => {
  const served = other.unservedPenaltyPerHour - one.unservedPenaltyPerHour
  const noticeable = 1e-9 * Math.max(1, other.costPerHour)
  return Math.abs(served) > noticeable ? served > 0 : one.costPerHour < other.costPerHour
}

/** A plan whose gangs are free where its sites are held. */
const withoutGangs = (plan: Plan): Plan => ({
  ...plan,
  placements: plan.placements.filter(({ regionId }) => regionId !== null),
})

/**
 * Re-plans for the lowest cost with the decisions of a plan held, and with a reason lifted.
 *
 * @param isAboutGangs Whether gangs are placed anew too: the places of gangs are decisions, and where gangs are the reason nothing would change else.
 */
export const worthOf = async (
  fleet: Fleet,
  edits: readonly Edit[],
  plan: Plan,
  settings: AskSettings,
  isAboutGangs = false,
): Promise<StrandedWorth | NoWorth> => {
  const hold = isAboutGangs ? withoutGangs(plan) : plan
  const forCost = { ...settings, objective: 'cost' as const }
  const { fleet: lifted } = applyEdits(fleet, edits)
  const result = await replanHeld(lifted, hold, forCost)
  const unlifted = isAboutGangs ? (await replanHeld(fleet, hold, forCost)).plan : plan
  if (!result.plan || !unlifted) return { reason: result.message }
  const { openSiteIds } = result.plan
  // Gangs are searched only to a gap, so that what was found first may be the better one.
  const [before = result.plan.account] = [plan, unlifted]
    .map((entry) => evaluate(lifted, { ...stateOf(entry), openSiteIds }).account)
    .sort((a, b) => (isBetter(a, b) ? -1 : 1))
  const after = isBetter(result.plan.account, before) ? result.plan.account : before
  const provedSpread = Math.max(0, result.plan.account.costPerHour - (result.bestBound ?? 0))
  return {
    recoveredPerHour: totalOf(before) - totalOf(after),
    recoveredPenaltyPerHour: before.unservedPenaltyPerHour - after.unservedPenaltyPerHour,
    recoveredAtMostPerHour: totalOf(before) - totalOf(result.plan.account) + provedSpread,
    costOfLiftingPerHour:
      totalOf(evaluate(lifted, { ...stateOf(plan), openSiteIds }).account) - totalOf(plan.account),
    scope: result.scope,
  }
}
