import type { Fleet, PlacementTable, SolveResult, Unserved, WorkloadTable } from '@berth/shared'
import { certifyWorkloads, type WorkloadsCertificate } from './evaluate/certifyWorkloads.ts'
import { planGroups } from './plan.ts'
import { type PlanOptions, withDefaults } from './planOptions.ts'
import { fleetOfGroups } from './scenario/fleetOfGroups.ts'
import { handBack } from './solution/handBack.ts'

/** The answer for a fleet and a table of workloads. What is told of single workloads names the first of each group. */
export interface WorkloadsResult extends SolveResult {
  certificate: WorkloadsCertificate | null
  /** Where each workload of the table is served; null exactly where there is no plan. The plan itself lists only the fleet's own workloads. */
  placements: PlacementTable | null
  /** Groups of which something stays unserved, under the name of their first workload. */
  unservedGroups: UnservedGroup[]
  workloadCount: number
  /** Sets of terms that were planned, one group of workloads each. */
  groupCount: number
  /** Seconds of each step. */
  secondsOf: { grouping: number; planning: number; handingBack: number; certifying: number }
}

/** A group of which something stays unserved. */
export interface UnservedGroup extends Unserved {
  /** Workloads that have the same share unserved. */
  workloadCount: number
}

/**
 * Plans a fleet together with a table of workloads, as `readWorkloadTable` reads it: a million of them are planned as the some thousands of
 * groups that differ in more than volume, which is exact, and each gets its group's shares. The certificate goes through every
 * workload again. Options and answers are those of `plan`; left out are whole replicas, since they are counted workload by workload, and
 * the ranges in which prices hold.
 *
 * @example
 * import { readWorkloadTable } from '@berth/shared'
 * import { planWorkloads } from '@berth/optimizer'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const lines = [
 *   'workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens\n',
 *   'shop,chat-model,city,7,30,1000\nbank,chat-model,city,14,30,1000\n',
 * ]
 * const table = await readWorkloadTable(lines, fleet, 'workloads.csv')
 * if (!table.ok) throw new Error(table.issues[0]?.code)
 * const { certificate, groupCount, placements } = await planWorkloads(fleet, table.value, { objective: 'cost' })
 * console.log(certificate?.ok, groupCount, placements?.share) // true 1 Float64Array(2) [ 1, 1 ]
 */
export const planWorkloads = async (
  fleet: Fleet,
  workloads: WorkloadTable,
  options: PlanOptions = {},
): Promise<WorkloadsResult> => {
  const { now } = withDefaults(options)
  let lastStep = now()
  const startedAt = lastStep
  const stepSeconds = () => {
    const from = lastStep
    lastStep = now()
    return (lastStep - from) / 1000
  }
  const { fleet: whole, groups, workloadCounts, firstParts } = fleetOfGroups(fleet, workloads)
  const secondsOf = { grouping: stepSeconds(), planning: 0, handingBack: 0, certifying: 0 }
  const planned = await planGroups(
    whole,
    { workloadCounts, wantsRanges: false },
    { ...options, wholeReplicas: false },
  )
  secondsOf.planning = stepSeconds()
  const result: WorkloadsResult = {
    ...planned,
    plan: null,
    certificate: null,
    refusals: planned.refusals.map((refusal) => ({
      ...refusal,
      text: withCount(refusal.text, workloadCounts.get(refusal.workloadId) ?? 1),
    })),
    placementPrices: planned.placementPrices.map((price) => ({
      ...price,
      reducedCost: price.reducedCost * (firstParts.get(price.workloadId) ?? 1),
    })),
    layers: planned.layers && {
      ...planned.layers,
      wholeReplicasMessage:
        'Whole replicas are counted workload by workload and are left out here.',
    },
    placements: null,
    unservedGroups: [],
    workloadCount: workloads.count,
    groupCount: workloadCounts.size,
    secondsOf,
  }
  if (planned.plan === null) {
    const { certificate } = planned
    const violationCount = certificate?.violations.length ?? 0
    return { ...result, certificate: certificate && { ...certificate, violationCount } }
  }
  const isOwn = ({ workloadId }: { workloadId: string }) => !workloadCounts.has(workloadId)
  const placements = handBack(fleet, workloads, groups, planned.plan.placements)
  secondsOf.handingBack = stepSeconds()
  const own = {
    ...planned.plan,
    placements: planned.plan.placements.filter(isOwn),
    unserved: planned.plan.unserved.filter(isOwn),
  }
  const certificate = certifyWorkloads(fleet, own, workloads, placements)
  secondsOf.certifying = stepSeconds()
  result.certificate = certificate
  result.seconds = (lastStep - startedAt) / 1000
  if (!certificate.ok)
    return {
      ...result,
      status: 'noPlanFound',
      stoppedBy: 'engineLimit',
      message: `The plan of the groups failed the independent check of the workloads: ${certificate.violations[0]?.text}. To fix: try the other engine.`,
    }
  result.plan = own
  result.placements = placements
  result.unservedGroups = planned.plan.unserved
    .filter((entry) => !isOwn(entry))
    .map((entry) => ({ ...entry, workloadCount: workloadCounts.get(entry.workloadId) ?? 1 }))
  return result
}

const withCount = (text: string, workloadCount: number) =>
  workloadCount === 1
    ? text
    : `${text} The same holds for ${(workloadCount - 1).toLocaleString('en')} workloads like it.`
