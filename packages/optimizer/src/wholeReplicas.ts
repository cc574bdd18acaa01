import type { Fleet, ObjectiveLayers, Plan, WholeReplicaPlan } from '@berth/shared'
import { evaluate, stateOf } from './evaluate/index.ts'
import type { WholeReplicaOutcome } from './solution/finishWithWholeReplicas.ts'

type WholeReplicaLayer = Pick<ObjectiveLayers, 'wholeReplicas' | 'wholeReplicasMessage'> & {
  wholeReplicaPlan: WholeReplicaPlan | null
}

const none = (wholeReplicasMessage: string): WholeReplicaLayer => ({
  wholeReplicas: null,
  wholeReplicasMessage,
  wholeReplicaPlan: null,
})

/** A penalty may differ by this much, relative to itself, before it means that more is unserved. */
const penaltyTolerance = 1e-6

/**
 * Judges what the finishing step found: every limit is recomputed by the independent check, with whole replicas as what is busy.
 * There is a value only where as much is served as in the plan; otherwise the message says what lacks and what to change.
 */
export const judgeWholeReplicas = (
  fleet: Fleet,
  plan: Plan,
  outcome: WholeReplicaOutcome,
): WholeReplicaLayer => {
  if (outcome.placements === null)
    return none(`There is no plan with whole replicas: ${outcome.refusal}.`)
  const { placements, replicas, tiers } = outcome
  const { account, violations } = evaluate(
    fleet,
    { ...stateOf({ ...plan, placements }), replicas },
    { mayStayBroken: plan.brokenLimits },
  )
  const [broken] = violations
  if (broken)
    return none(
      `The engine’s plan with whole replicas failed the independent check: ${broken.text}.`,
    )
  const last = tiers.at(-1)
  const wholeReplicaPlan = {
    replicas,
    placements,
    account,
    objectiveValue: last?.objectiveValue ?? account.costPerHour,
    bestBound: last?.bestBound ?? account.costPerHour,
    gapRelative: Math.max(0, ...tiers.map(({ gapRelative }) => gapRelative)),
  }
  const before = plan.account.unservedPenaltyPerHour
  const isMore = (penalty: number) => penalty - before > penaltyTolerance * Math.max(1, before)
  if (isMore(account.unservedPenaltyPerHour)) {
    const lost = (plan.account.servedFraction ?? 1) - (account.servedFraction ?? 1)
    const leastPenalty = tiers.find(({ name }) => name === 'unserved')?.bestBound ?? 0
    const claim = isMore(leastPenalty)
      ? 'Cannot serve with whole replicas all that the plan serves with shared accelerators'
      : 'No plan with whole replicas that serves as much was found in the time that is kept for it'
    return {
      wholeReplicas: null,
      wholeReplicasMessage: `${claim}: the best one found leaves ${percent(lost)} of the demand without a replica at the open sites. To fix: allow more time, keep one more site open, or keep a reserve in the pools.`,
      wholeReplicaPlan,
    }
  }
  const extra = account.busyAccelerators - plan.account.busyAccelerators
  return {
    wholeReplicas: wholeReplicaPlan.objectiveValue,
    wholeReplicasMessage: `Whole replicas keep ${Math.max(0, extra).toLocaleString('en', { maximumFractionDigits: 1 })} accelerators more than are busy when accelerators are shared, and hold every limit.`,
    wholeReplicaPlan,
  }
}

const percent = (fraction: number) =>
  `${(fraction * 100).toLocaleString('en', { maximumSignificantDigits: 2 })} %`
