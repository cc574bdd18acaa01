import type { PlanAccount } from '@berth/shared'

/** By how much more one plan costs than another in the same case, in currency per hour. */
export interface Regret {
  costPerHour: number
  unservedPenaltyPerHour: number
  /** Of both. */
  totalPerHour: number
  /** What it is measured against. */
  against: 'decisionsHeld' | 'everythingAnew'
}

type Figures = Pick<PlanAccount, 'costPerHour' | 'unservedPenaltyPerHour'>

const totalOf = (figures: Figures) => figures.costPerHour + figures.unservedPenaltyPerHour

/** Cost and penalty of a plan less those of the better of two others; null where there is neither. */
export const regretOf = (
  plan: Figures,
  decisionsHeld: Figures | null,
  everythingAnew: Figures | null,
): Regret | null => {
  const isAnew =
    everythingAnew !== null &&
    (decisionsHeld === null || totalOf(everythingAnew) < totalOf(decisionsHeld))
  const best = isAnew ? everythingAnew : decisionsHeld
  return (
    best && {
      costPerHour: plan.costPerHour - best.costPerHour,
      unservedPenaltyPerHour: plan.unservedPenaltyPerHour - best.unservedPenaltyPerHour,
      totalPerHour: totalOf(plan) - totalOf(best),
      against: isAnew ? 'everythingAnew' : 'decisionsHeld',
    }
  )
}
