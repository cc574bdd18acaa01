import { applyEdit, type Fleet, type Issue, type Plan } from '@berth/shared'
import { largestSharePerSite } from '../../formulation/constraints/shareIsSpread.ts'

/** A workload, or what one region asks of it, and the site at which a planner expects it. */
export interface WhyNotQuestion {
  workloadId: string
  /** Whose requests; null for all of them, and not looked at for training. */
  regionId: string | null
  siteId: string
}

/** A question whose names are all known. */
export interface Subject {
  fleet: Fleet
  plan: Plan
  kind: 'inference' | 'training'
  workloadId: string
  /** The regions meant; none for training. */
  regionIds: string[]
  siteId: string
  /** The share of each region's requests that is to be there: all, or as much as one site may take. */
  targetShare: number
  /** Whether a pin holds just this at the site; otherwise it has to be routed there. */
  canBePinned: boolean
}

/** What a question is about, or what it names that the fleet does not have. */
export const subjectOf = (
  fleet: Fleet,
  plan: Plan,
  { regionId, siteId, workloadId }: WhyNotQuestion,
): Subject | Issue => {
  const known = applyEdit(fleet, { kind: 'pinWorkload', workloadId, siteId })
  if (!known.ok) return { ...known.issue, path: 'question' }
  const workload = fleet.inferenceWorkloads.find(({ id }) => id === workloadId)
  const common = { fleet, plan, workloadId, siteId }
  if (!workload)
    return { ...common, kind: 'training', regionIds: [], targetShare: 1, canBePinned: true }
  const regions = workload.demand.map((demand) => demand.regionId)
  if (regionId !== null && !regions.includes(regionId))
    return {
      code: 'QUESTION_REGION_WITHOUT_DEMAND',
      path: 'question',
      entity: `workload ${workloadId}`,
      found: `no requests from ${regionId}`,
      allowed: `its requests come from ${regions.join(', ')}`,
      fix: 'ask for one of these regions, or for all of them.',
    }
  const targetShare = largestSharePerSite(workload.maxSharePerSite, workload.minSites)
  return {
    ...common,
    kind: 'inference',
    regionIds: regionId === null ? regions : [regionId],
    targetShare,
    canBePinned: targetShare >= 1 && (regionId === null || regions.length === 1),
  }
}

/** Less than this is missing by rounding: where much is left out of a fleet, engines hold that to a ten-millionth of all of it. */
const rounding = 1e-5

/** The share that a plan has at the site: of the regions meant the smallest, each averaged over the day. */
export const shareThere = (
  { fleet, kind, regionIds, siteId, workloadId }: Subject,
  { placements }: Pick<Plan, 'placements'>,
): number => {
  const there = placements.filter(
    (placement) => placement.workloadId === workloadId && placement.siteId === siteId,
  )
  if (kind === 'training') return there.length > 0 ? 1 : 0
  const hours = new Map(fleet.periods.map(({ hoursPerDay, id }) => [id, hoursPerDay]))
  const shareOf = (region: string) =>
    there
      .filter(({ regionId }) => regionId === region)
      .reduce(
        (sum, { periodId, share }) =>
          sum + share * (periodId === null ? 1 : (hours.get(periodId) ?? 0) / 24),
        0,
      )
  return Math.min(...regionIds.map(shareOf))
}

/** Whether a plan has as much at the site as is asked for. */
export const isThere = (subject: Subject, plan: Pick<Plan, 'placements'>): boolean =>
  shareThere(subject, plan) >= subject.targetShare - rounding
