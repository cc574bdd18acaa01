import type { Fleet, Plan, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { leftOutBeyond, penaltyBeyond, sharesLeftOut } from '../../asking/leftOut.ts'
import { replanHeld } from '../../asking/replan.ts'
import { grown } from './grown.ts'
import { type Headroom, headroomText } from './headroomText.ts'
import { missingSites } from './missingSites.ts'
import { smallestStep } from './smallestStep.ts'

/** A growth of 1 is so many steps. */
const steps = 100
/** Growth beyond this is not looked at. */
const largestGrowth = 3

/**
 * The smallest growth, in steps of one hundredth, with which re-planning under held decisions leaves out nothing that the plan serves and
 * that open sites may serve: solved with it, and solved again with one step less, which is not enough. Null where nothing new is left out.
 * Cost: about six plans with held decisions.
 */
export const headroomFor = async (
  changed: Fleet,
  plan: Plan,
  held: SolveResult,
  settings: AskSettings,
): Promise<Headroom | null> => {
  if (!held.plan) return null
  const { openSiteIds } = held.plan
  const missing = leftOutBeyond(held.plan, sharesLeftOut(plan))
  if (missing.length === 0) return null
  const { demands, openingWouldDo } = missingSites(
    grown(changed, openSiteIds, largestGrowth),
    openSiteIds,
    missing,
  )
  const impossible = demands.map((demand) => ({ ...demand, penaltyPerHour: 0, reason: '' }))
  const allowed = sharesLeftOut(plan, { unserved: impossible })
  const penaltyWith = async (step: number): Promise<number | null> => {
    if (settings.isOver()) return null
    const larger = grown(changed, openSiteIds, step / steps)
    const { plan: found, stoppedBy } = await replanHeld(larger, plan, settings)
    if (!found || stoppedBy === 'timeLimit' || stoppedBy === 'cancelled') return null
    return penaltyBeyond(found, allowed)
  }
  const penalty = penaltyBeyond(held.plan, allowed)
  const step = await smallestStep(penaltyWith, penalty, largestGrowth * steps)
  const growthFraction = typeof step === 'number' ? step / steps : null
  const answer = {
    growthFraction,
    ...added(changed, openSiteIds, growthFraction),
    demandsWithoutSites: demands,
    openingWouldDo,
  }
  return { ...answer, text: headroomText(answer, step === 'never', 1 / steps, largestGrowth) }
}

/** What a growth adds to the fleet. */
const added = (fleet: Fleet, openSiteIds: readonly string[], growthFraction: number | null) => {
  if (growthFraction === null) return { accelerators: null, facilityPowerKw: null }
  const larger = grown(fleet, openSiteIds, growthFraction)
  const installed = ({ pools }: Fleet) => pools.reduce((sum, { count }) => sum + count, 0)
  const powered = ({ sites }: Fleet) =>
    sites.reduce((sum, { facilityPowerLimitKw }) => sum + facilityPowerLimitKw, 0)
  return {
    accelerators: installed(larger) - installed(fleet),
    facilityPowerKw: powered(larger) - powered(fleet),
  }
}
