import type { Fleet, Refusal, Unserved } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { replanAnew } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import { readUnserved } from '../../solution/refusals.ts'
import type { LeavingOut } from './conflictAnswer.ts'
import { figure } from './describeItem.ts'
import type { Probe } from './probe.ts'
import { isDemand } from './ruleItem.ts'

/** Share of the time that is left for the plan that leaves demand out. */
const timeShare = 0.2

/** What it costs to change nothing and to leave demand out, by a plan. What the plan costs besides is not looked for. */
export const leavingOut = async (fleet: Fleet, settings: AskSettings): Promise<LeavingOut> => {
  let hasPenalty = false
  let isPriced = false
  const result = await replanAnew(fleet, withShare(settings, timeShare), {
    engine: 'highs',
    onProgress: ({ tier, incumbent }) => {
      hasPenalty ||= tier === 'unserved'
      isPriced ||= hasPenalty && tier !== 'unserved' && incumbent !== null
    },
    isCancelled: () => isPriced || settings.isCancelled(),
  })
  const { plan, status, tiers } = result
  const tier = tiers.find(({ name }) => name === 'unserved')
  if (status === 'infeasible' || (plan && plan.brokenLimits.length > 0)) return doesNotHelp
  if (!plan || !tier) return priced(fleet, null, null, [])
  return priced(fleet, plan.account.unservedPenaltyPerHour, tier.bestBound, plan.unserved)
}

/** The same for a large fleet whose model is in an engine already. */
export const leavingOutOf = (
  fleet: Fleet,
  probe: Probe,
  refusals: readonly Refusal[],
  settings: AskSettings,
): LeavingOut => {
  probe.hold(probe.items.filter((item) => !isDemand(item)))
  probe.giveWay(probe.items.filter(isDemand))
  const seconds = settings.remainingSeconds() * timeShare
  const { status, value, bestBound, values } = probe.leastGivingWay(
    ({ penaltyPerHour }) => penaltyPerHour,
    settings.gapRelative,
    seconds,
  )
  if (status === 'infeasible') return doesNotHelp
  const demands = values ? readUnserved(probe.formulation, values, refusals) : []
  return priced(fleet, value, Number.isFinite(bestBound) ? bestBound : null, demands)
}

const doesNotHelp: LeavingOut = {
  penaltyPerHour: null,
  penaltyBoundPerHour: null,
  demands: [],
  text: 'Leaving demand out does not help: limits contradict each other even so.',
}

/** A smaller difference between a penalty and its bound is rounding. */
const noticeable = 1e-6

const priced = (
  { currency }: Fleet,
  penaltyPerHour: number | null,
  bound: number | null,
  demands: Unserved[],
): LeavingOut => {
  const penaltyBoundPerHour =
    penaltyPerHour === null || bound === null ? bound : Math.min(penaltyPerHour, bound)
  const least =
    penaltyBoundPerHour === null
      ? ''
      : `at least ${figure(penaltyBoundPerHour)} ${currency} per hour in penalties`
  const workloads = new Set(demands.map(({ workloadId }) => workloadId)).size
  const text =
    penaltyPerHour === null
      ? least === ''
        ? 'The time was up before it was known what leaving demand out costs.'
        : `Changing nothing and leaving demand out costs ${least}; the time was up before a plan was found.`
      : `Changing nothing and leaving out a part of ${workloads} ${workloads === 1 ? 'workload' : 'workloads'} costs ${figure(penaltyPerHour)} ${currency} per hour in penalties${
          (penaltyBoundPerHour ?? 0) < penaltyPerHour * (1 - noticeable)
            ? `; another plan might cost ${least}`
            : ''
        }.`
  return { penaltyPerHour, penaltyBoundPerHour, demands, text }
}
