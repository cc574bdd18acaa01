import { applyEdits, type Fleet, type Plan } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { penaltyBeyond, sharesLeftOut } from '../../asking/leftOut.ts'
import { replanAnew, replanHeld } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import { isBetter, type Solved } from './outcomes.ts'
import { editsOf, openingsForLocks, type PlannerRefusal } from './plannerRefusal.ts'

/** Penalties up to this, in currency per hour, are rounding. */
const noPenalty = 1e-6

/** How plans with some of the refusals are looked for. */
export interface SearchWay {
  /** Whether everything is decided anew in any case, and not only where held decisions leave something out. */
  isAnew: boolean
  /** Share of the time that is left for deciding anew. */
  share: number
}

/**
 * The best plan known with some refusals: decisions held except where the refusals touch them, and everything decided anew where that leaves
 * out what the plan serves. Why there is none, in words.
 */
export const solveWithRefusals = async (
  fleet: Fleet,
  plan: Plan,
  refusals: readonly PlannerRefusal[],
  settings: AskSettings,
  { isAnew, share }: SearchWay,
): Promise<Solved | string> => {
  const { fleet: edited } = applyEdits(fleet, editsOf(refusals, plan))
  const { fleet: opened } = applyEdits(edited, openingsForLocks(refusals, plan))
  const held = await replanHeld(opened, plan, settings)
  const servesAll = held.plan !== null && penaltyBeyond(held.plan, sharesLeftOut(plan)) <= noPenalty
  const anew =
    (isAnew || !servesAll) && !settings.isOver()
      ? await replanAnew(edited, withShare(settings, share))
      : null
  const solved = [held, anew].flatMap((result): Solved[] => {
    if (!result?.plan) return []
    const widest = anew?.plan ? anew : held
    const { account } = result.plan
    return [{ result, account, isAnew: widest === anew, gapRelative: widest.gapRelative }]
  })
  const [first, second] = solved
  if (first && second && isBetter(second, first, settings.objective)) return second
  return first ?? (anew ?? held).message
}
