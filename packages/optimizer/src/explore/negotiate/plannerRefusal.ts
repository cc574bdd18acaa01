import type { Edit, Plan } from '@berth/shared'

/** A workload that must, or must not, run at a site. */
export interface MoveRefusal {
  kind: 'move'
  workloadId: string
  siteId: string
  /** `lock`: all of it runs there; with several locks, at any of these sites. `refuse`: none of it runs there. */
  stance: 'lock' | 'refuse'
}

/** A decision of the plan on a site. */
export interface SiteRefusal {
  kind: 'site'
  siteId: string
  /** `lock`: the site stays open, or shut, as in the plan. `refuse`: the other way round. */
  stance: 'lock' | 'refuse'
}

/** What a planner will not give way on. */
export type PlannerRefusal = MoveRefusal | SiteRefusal

/** Whether a refusal of a site’s decision asks for an open site. */
export const asksForOpen = (
  { siteId, stance }: SiteRefusal,
  { openSiteIds }: Pick<Plan, 'openSiteIds'>,
): boolean => openSiteIds.includes(siteId) === (stance === 'lock')

/** What the refusals change in the fleet. */
export const editsOf = (
  refusals: readonly PlannerRefusal[],
  plan: Pick<Plan, 'openSiteIds'>,
): Edit[] => {
  const locked = new Set<string>()
  return refusals.map((refusal): Edit => {
    const { siteId } = refusal
    if (refusal.kind === 'site')
      return asksForOpen(refusal, plan)
        ? { kind: 'keepSiteOpen', siteId }
        : { kind: 'closeSite', siteId }
    const { workloadId, stance } = refusal
    if (stance === 'refuse') return { kind: 'forbidWorkload', workloadId, siteId }
    // The first lock takes the place of what held the workload before.
    const isFirst = !locked.has(workloadId)
    locked.add(workloadId)
    return isFirst
      ? { kind: 'moveWorkload', workloadId, siteId }
      : { kind: 'pinWorkload', workloadId, siteId }
  })
}

/** Sites that must open for locks, where the decisions of the plan are held: of each locked workload one, where none of its sites is open. */
export const openingsForLocks = (
  refusals: readonly PlannerRefusal[],
  { openSiteIds }: Pick<Plan, 'openSiteIds'>,
): Edit[] => {
  const open = new Set(openSiteIds)
  for (const refusal of refusals)
    if (refusal.kind === 'site' && refusal.stance === 'refuse')
      open[open.has(refusal.siteId) ? 'delete' : 'add'](refusal.siteId)
  const edits: Edit[] = []
  for (const [, siteIds] of locksByWorkload(refusals)) {
    const [first] = siteIds
    if (first === undefined || siteIds.some((id) => open.has(id))) continue
    open.add(first)
    edits.push({ kind: 'keepSiteOpen', siteId: first })
  }
  return edits
}

/** Sites at which each workload is locked. */
export const locksByWorkload = (refusals: readonly PlannerRefusal[]): Map<string, string[]> => {
  const sites = new Map<string, string[]>()
  for (const refusal of refusals)
    if (refusal.kind === 'move' && refusal.stance === 'lock')
      sites.set(refusal.workloadId, [...(sites.get(refusal.workloadId) ?? []), refusal.siteId])
  return sites
}

/** Refusals that count as one: locks of one workload are ways out of each other. */
export interface Point {
  refusals: PlannerRefusal[]
  /** What it asks for, as the planner would say it: "train runs at East or West". */
  claim: string
}

/** The points of a negotiation, and for each refusal the place of its point. */
export const pointsOf = (
  refusals: readonly PlannerRefusal[],
  plan: Pick<Plan, 'openSiteIds'>,
): { points: Point[]; placeOf: number[] } => {
  const groups = new Map<string, PlannerRefusal[]>()
  const keys = refusals.map((refusal, at) =>
    refusal.kind === 'move' && refusal.stance === 'lock' ? `lock ${refusal.workloadId}` : `${at}`,
  )
  for (const [at, refusal] of refusals.entries()) {
    const key = keys[at] ?? ''
    groups.set(key, [...(groups.get(key) ?? []), refusal])
  }
  const places = [...groups.keys()]
  return {
    points: [...groups.values()].map((group) => ({ refusals: group, claim: claimOf(group, plan) })),
    placeOf: keys.map((key) => places.indexOf(key)),
  }
}

const claimOf = (group: readonly PlannerRefusal[], plan: Pick<Plan, 'openSiteIds'>): string => {
  const [first] = group
  if (!first) return ''
  if (first.kind === 'site')
    return `${first.siteId} ${asksForOpen(first, plan) ? 'is open' : 'is shut'}`
  return first.stance === 'lock'
    ? `${first.workloadId} runs at ${group.map(({ siteId }) => siteId).join(' or ')}`
    : `${first.workloadId} does not run at ${first.siteId}`
}
