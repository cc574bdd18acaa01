import type { ObjectiveName, PlanAccount, SolveResult } from '@berth/shared'

/** What a plan comes to: cost and penalty in currency per hour. */
export interface NegotiatedOutcome
  extends Pick<PlanAccount, 'openSites' | 'costPerHour' | 'unservedPenaltyPerHour'> {}

/** What a refusal adds. */
export interface RefusalPrice extends NegotiatedOutcome {
  /** The larger gap of the two searches, over all their goals; null where nothing is proved. */
  gapRelative: number | null
  /** Which plans were compared. `mixed`: one under held decisions, one with everything decided anew. */
  scope: 'decisionsHeld' | 'everythingAnew' | 'mixed'
}

/** The best plan known with some of the refusals. */
export interface Solved {
  result: SolveResult
  account: PlanAccount
  /** Whether everything was decided anew as well, even where the plan with held decisions is as good. */
  isAnew: boolean
  /** Of the widest search; null where nothing is proved. */
  gapRelative: number | null
}

const penaltiesDiffer = 1e-6

/** Whether one plan comes before another in the order of the goals: less left out, then the goal, then cost. */
export const isBetter = (
  a: Pick<Solved, 'account'>,
  b: Pick<Solved, 'account'>,
  objective: ObjectiveName,
): boolean => {
  const [first, second] = [goalsOf(a.account, objective), goalsOf(b.account, objective)]
  for (const [at, value] of first.entries()) {
    const difference = value - (second[at] ?? 0)
    if (Math.abs(difference) > penaltiesDiffer * Math.max(1, Math.abs(value))) return difference < 0
  }
  return false
}

const goalsOf = (account: PlanAccount, objective: ObjectiveName): number[] => {
  const { unservedPenaltyPerHour, costPerHour } = account
  const middle = {
    consolidate: [account.openSites],
    carbon: [account.carbonKgPerDay],
    latency: [account.meanLatencyMs ?? 0],
    cost: [],
    weighted: [],
  }[objective]
  return [unservedPenaltyPerHour, ...middle, costPerHour]
}

export const outcomeOf = (account: PlanAccount): NegotiatedOutcome => ({
  openSites: account.openSites,
  costPerHour: account.costPerHour,
  unservedPenaltyPerHour: account.unservedPenaltyPerHour,
})

/** What one plan comes to beyond another. */
export const priceBetween = (withIt: Solved, without: Solved): RefusalPrice => {
  const gaps = [withIt, without].flatMap(({ gapRelative }) => gapRelative ?? [])
  return {
    openSites: withIt.account.openSites - without.account.openSites,
    costPerHour: withIt.account.costPerHour - without.account.costPerHour,
    unservedPenaltyPerHour:
      withIt.account.unservedPenaltyPerHour - without.account.unservedPenaltyPerHour,
    gapRelative: gaps.length < 2 ? null : Math.max(...gaps),
    scope: scopeOf(withIt.isAnew, without.isAnew),
  }
}

const scopeOf = (isAnew: boolean, isOtherAnew: boolean): RefusalPrice['scope'] => {
  if (isAnew !== isOtherAnew) return 'mixed'
  return isAnew ? 'everythingAnew' : 'decisionsHeld'
}
