import type { Placement, SiteDecision, SiteDecisionKind } from '@berth/shared'
import type { Formulation } from '../formulation/formulation.ts'
import type { OperatorColumn } from '../formulation/variables.ts'
import type { IndexedSite } from '../scenario/indexFleet.ts'

/** A site that grows by less than this share of its accelerators keeps about the load it has. */
const noticeableGrowth = 0.01

const whole = (value: number) => Math.round(value).toLocaleString('en')

/** What happens to every site, with the reason in words and numbers. */
export const readSiteDecisions = (
  { indexed, costs, candidates, variables }: Formulation,
  values: Float64Array,
  openSites: ReadonlySet<string>,
  busyBefore: ReadonlyMap<string, number>,
  busyAfter: ReadonlyMap<string, number>,
  placements: readonly Placement[],
  workloadCounts: ReadonlyMap<string, number>,
): SiteDecision[] => {
  const workloadsBySite = new Map<string, Set<string>>()
  for (const { siteId, workloadId } of placements)
    workloadsBySite.set(siteId, (workloadsBySite.get(siteId) ?? new Set()).add(workloadId))
  const currency = indexed.fleet.currency
  return indexed.sites.map((entry): SiteDecision => {
    const { site, index, poolIndexes } = entry
    const open = openSites.has(site.id)
    const [before, after] = [busyBefore.get(site.id) ?? 0, busyAfter.get(site.id) ?? 0]
    const acceleratorCount = poolIndexes.reduce(
      (sum, p) => sum + (indexed.pools[p]?.pool.count ?? 0),
      0,
    )
    const operatorIndex = operatorOf(variables.operatedBy[index] ?? [], values, entry)
    const refitted = open && (values[variables.refitted[index] ?? -1] ?? 0) > 0.5
    const operatorId = indexed.operators[operatorIndex]?.id ?? site.operatorId
    const decision = decide(
      entry,
      open,
      { isHandedOver: operatorId !== site.operatorId, refitted },
      costs.soldWhenShut[index] ?? false,
      after - before > noticeableGrowth * acceleratorCount,
    )
    const saving = (costs.openPerHour[index] ?? 0) - (costs.shutPerHour[index] ?? 0)
    const workloadCount = [...(workloadsBySite.get(site.id) ?? [])].reduce(
      (sum, id) => sum + (workloadCounts.get(id) ?? 1),
      0,
    )
    return {
      siteId: site.id,
      decision,
      open,
      operatorId,
      refitted,
      reason: reasonOf(decision, {
        saving,
        currency,
        before,
        after,
        workloadCount,
        operatorId,
        refusal: candidates.siteRefusals[index]?.text,
      }),
      acceleratorCount,
      busyBefore: before,
      busyAfter: after,
    }
  })
}

/** Who runs the site: the operator decided on, or today's where nothing was to be decided. */
const operatorOf = (
  operators: readonly OperatorColumn[],
  values: Float64Array,
  { operatorIndex }: IndexedSite,
): number =>
  operators.length < 2
    ? operatorIndex
    : (operators.find(({ column }) => (values[column] ?? 0) > 0.5)?.operatorIndex ?? operatorIndex)

const decide = (
  { site }: IndexedSite,
  open: boolean,
  { isHandedOver, refitted }: { isHandedOver: boolean; refitted: boolean },
  isSold: boolean,
  grows: boolean,
): SiteDecisionKind => {
  if (site.status === 'underConstruction') return 'notReady'
  if (open && isHandedOver) return 'handOver'
  if (open && refitted) return 'refit'
  if (open) return site.status === 'mothballed' ? 'reopen' : grows ? 'absorb' : 'keep'
  if (isSold) return 'close'
  return site.status === 'mothballed' ? 'staysShut' : 'mothball'
}

interface Facts {
  saving: number
  currency: string
  before: number
  after: number
  workloadCount: number
  operatorId: string
  refusal: string | undefined
}

const reasonOf = (decision: SiteDecisionKind, facts: Facts): string => {
  const { saving, currency, before, after, workloadCount, operatorId, refusal } = facts
  const works = `${whole(after)} accelerators work for ${workloadCount.toLocaleString('en')} ${workloadCount === 1 ? 'workload' : 'workloads'}`
  const shut = `shutting it saves ${whole(saving)} ${currency} per hour`
  switch (decision) {
    case 'keep':
      return after < 0.5
        ? 'Kept open as the planner asked, with nothing to do.'
        : `${works}, ${whole(before)} today.`
    case 'absorb':
      return `${works}, ${whole(before)} today: it takes over from sites that close.`
    case 'handOver':
      return `${works} under ${operatorId}, ${whole(before)} today: it runs the site for less, or can run more.`
    case 'refit':
      return `${works}, ${whole(before)} today: made fit for inference, it takes over from sites that close.`
    case 'reopen':
      return `${works}: that is worth more than the ${whole(saving)} ${currency} per hour that it costs to be open.`
    case 'mothball':
    case 'close':
      if (refusal) return `It cannot stay open: ${refusal}.`
      return before < 0.5
        ? `It serves nothing today, and ${shut}.`
        : `Its ${whole(before)} busy accelerators have room at open sites, and ${shut}.`
    case 'staysShut':
      return 'Nothing that needs it is left without a place.'
    case 'notReady':
      return 'It is still under construction.'
  }
}
