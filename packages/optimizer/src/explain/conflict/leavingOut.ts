import type { Fleet } from '@berth/shared'
import type { AskSettings } from '../../askOptions.ts'
import { replan } from '../../explore/replan.ts'
import type { LeavingOut } from './conflictAnswer.ts'
import { figure } from './describeItem.ts'

/** Share of the time for the plan that leaves demand out. */
const timeShare = 0.2

const noPlan = (text: string): LeavingOut => ({
  penaltyPerHour: null,
  penaltyBoundPerHour: null,
  demands: [],
  text,
})

/** What it costs to change nothing and to leave demand out. What the plan costs besides is not looked for. */
export const leavingOut = async (fleet: Fleet, settings: AskSettings): Promise<LeavingOut> => {
  let hasPenalty = false
  let isPriced = false
  const { result } = await replan(fleet, [], null, settings, {
    engine: 'highs',
    onProgress: ({ tier, incumbent }) => {
      hasPenalty ||= tier === 'unserved'
      isPriced ||= hasPenalty && tier !== 'unserved' && incumbent !== null
    },
    isCancelled: () => isPriced || settings.isCancelled(),
    timeLimitSeconds: Math.max(0.1, settings.remainingSeconds() * timeShare),
  })
  const { plan, status, tiers } = result
  const tier = tiers.find(({ name }) => name === 'unserved')
  if (status === 'infeasible' || (plan && plan.brokenLimits.length > 0))
    return noPlan('Leaving demand out does not help: limits contradict each other even so.')
  if (!plan || !tier)
    return noPlan('The time was up before it was known what leaving demand out costs.')
  const penaltyPerHour = plan.account.unservedPenaltyPerHour
  const penaltyBoundPerHour = Math.min(penaltyPerHour, tier.bestBound)
  const workloads = new Set(plan.unserved.map(({ workloadId }) => workloadId)).size
  const least =
    penaltyBoundPerHour < penaltyPerHour * (1 - 1e-6)
      ? `, and at least ${figure(penaltyBoundPerHour)} whatever is left out`
      : ''
  return {
    penaltyPerHour,
    penaltyBoundPerHour,
    demands: plan.unserved,
    text: `Changing nothing and leaving out a part of ${workloads} ${workloads === 1 ? 'workload' : 'workloads'} costs ${figure(penaltyPerHour)} ${fleet.currency} per hour in penalties${least}.`,
  }
}
