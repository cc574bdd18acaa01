import type { Fleet, Plan } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { replanAnew, replanHeld } from '../../asking/replan.ts'
import type { LadderMeasure } from './ladderAnswer.ts'
import type { LadderSubject } from './searchLadder.ts'
import { isServed, levelOf } from './servesAsMuch.ts'

/** The plan with its shares at their best for a measure, or a new one where it has no room in the fleet any more; in words why there is neither. */
export const startOf = async (
  fleet: Fleet,
  plan: Plan,
  measure: LadderMeasure,
  settings: AskSettings,
): Promise<LadderSubject | string> => {
  const aimed = { ...settings, objective: measure }
  const held = await replanHeld(fleet, plan, { ...aimed, gapRelative: 0 })
  const servesAsPlanned = {
    unservedPerHour: plan.account.unservedPenaltyPerHour,
    broken: 0,
  }
  const isHeld =
    held.plan !== null && isServed(held.plan.account.unservedPenaltyPerHour, servesAsPlanned)
  const result = isHeld ? held : await replanAnew(fleet, aimed)
  const start = result.plan ? result : held
  const value = start.tiers.find(({ name }) => name === measure)?.objectiveValue
  if (!start.plan || value === undefined) return result.message || held.message
  return { fleet, plan: start.plan, value, measure, level: levelOf(start) }
}
