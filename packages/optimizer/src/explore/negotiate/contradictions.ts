import { applyEdit, applyEdits, type Fleet, type Plan } from '@berth/shared'
import { demandKey } from '../../asking/leftOut.ts'
import { largestShare, legalSites } from '../../asking/legalSites.ts'
import { percent } from '../../words/numbers.ts'
import { asksForOpen, editsOf, locksByWorkload, type PlannerRefusal } from './plannerRefusal.ts'
import { type WhyNotAt, whyNotAt } from './whyNotAt.ts'

/** Refusals that cannot hold together, or not with the fleet. */
export interface Contradiction {
  code:
    | 'REFUSAL_NAME_UNKNOWN'
    | 'LOCKED_AND_REFUSED'
    | 'POLICY_SAYS_OTHERWISE'
    | 'SITE_CANNOT_OPEN'
    | 'LOCKED_AT_SHUT_SITE'
    | 'LOCK_NOT_ALLOWED'
    | 'LOCK_TOO_NARROW'
    | 'NO_SITE_LEFT'
  /** Their places in the list of refusals. */
  refusals: number[]
  /** Why, and what to change. */
  text: string
}

/** Every contradiction that can be seen without planning. Empty where there is none, which does not yet mean that a plan exists. */
export const contradictionsIn = (
  fleet: Fleet,
  plan: Pick<Plan, 'openSiteIds'>,
  refusals: readonly PlannerRefusal[],
): Contradiction[] => {
  const unknown = unknownNames(fleet, plan, refusals)
  if (unknown.length > 0) return unknown
  const plain = [...lockedAndRefused(refusals), ...againstPolicy(fleet, plan, refusals)]
  if (plain.length > 0) return plain
  const { fleet: edited } = applyEdits(fleet, editsOf(refusals, plan))
  const whyNot = whyNotAt(edited)
  return [
    ...sitesThatCannotOpen(whyNot, plan, refusals),
    ...placesLost(fleet, edited, whyNot, refusals),
  ]
}

const unknownNames = (
  fleet: Fleet,
  plan: Pick<Plan, 'openSiteIds'>,
  refusals: readonly PlannerRefusal[],
): Contradiction[] =>
  refusals.flatMap((refusal, at): Contradiction[] =>
    editsOf([refusal], plan).flatMap((edit) => {
      const result = applyEdit(fleet, edit)
      if (result.ok) return []
      const { entity, found, fix } = result.issue
      const text = `${entity}: ${found}. To fix: ${fix}`
      return [{ code: 'REFUSAL_NAME_UNKNOWN', refusals: [at], text }]
    }),
  )

const nameOf = (refusal: PlannerRefusal) =>
  refusal.kind === 'site' ? refusal.siteId : `${refusal.workloadId} at ${refusal.siteId}`

const lockedAndRefused = (refusals: readonly PlannerRefusal[]): Contradiction[] =>
  refusals.flatMap((lock, at): Contradiction[] => {
    if (lock.stance !== 'lock') return []
    const against = refusals.findIndex(
      (other) =>
        other.stance === 'refuse' && other.kind === lock.kind && nameOf(other) === nameOf(lock),
    )
    if (against < 0) return []
    const text = `${nameOf(lock)} is locked and refused. To fix: withdraw one of the two.`
    return [{ code: 'LOCKED_AND_REFUSED', refusals: [at, against], text }]
  })

/** What the planner has ruled before is not overruled by the way. */
const againstPolicy = (
  { policy }: Fleet,
  plan: Pick<Plan, 'openSiteIds'>,
  refusals: readonly PlannerRefusal[],
): Contradiction[] =>
  refusals.flatMap((refusal, at): Contradiction[] => {
    const { siteId } = refusal
    const contradiction = (text: string): Contradiction[] => [
      { code: 'POLICY_SAYS_OTHERWISE', refusals: [at], text },
    ]
    if (refusal.kind === 'site') {
      const wanted = asksForOpen(refusal, plan) ? 'open' : 'closed'
      const ruled = policy.siteRulings.find((entry) => entry.siteId === siteId)?.ruling
      return ruled === undefined || ruled === wanted
        ? []
        : contradiction(
            `${siteId} is to be ${wanted}, but the policy of the fleet keeps it ${ruled}. To fix: free ${siteId} there, or withdraw this.`,
          )
    }
    const pins = policy.pins.filter(({ workloadId }) => workloadId === refusal.workloadId)
    return refusal.stance === 'refuse' ||
      pins.length === 0 ||
      pins.some((pin) => pin.siteId === siteId)
      ? []
      : contradiction(
          `${refusal.workloadId} is locked at ${siteId}, but the policy of the fleet holds it at ${pins.map((pin) => pin.siteId).join(' or ')}. To fix: release ${refusal.workloadId} there, or withdraw this.`,
        )
  })

const sitesThatCannotOpen = (
  whyNot: WhyNotAt,
  plan: Pick<Plan, 'openSiteIds'>,
  refusals: readonly PlannerRefusal[],
): Contradiction[] => {
  return refusals.flatMap((refusal, at): Contradiction[] => {
    if (refusal.kind === 'move' || !asksForOpen(refusal, plan)) return []
    const reason = whyNot.site(refusal.siteId)
    if (!reason) return []
    const text = `${refusal.siteId} cannot be open because ${reason.text}. To fix: ${reason.fix}`
    return [{ code: 'SITE_CANNOT_OPEN', refusals: [at], text }]
  })
}

/** Demands that the refusals leave no place, or too few, and that have one without them. */
const placesLost = (
  fleet: Fleet,
  edited: Fleet,
  whyNot: WhyNotAt,
  refusals: readonly PlannerRefusal[],
): Contradiction[] => {
  const [before, after] = [legalSites(fleet), legalSites(edited)]
  const locks = locksByWorkload(refusals)
  const demands = [
    ...edited.inferenceWorkloads.flatMap(({ id, demand }) =>
      demand.map(({ regionId }) => ({ workloadId: id, regionId })),
    ),
    ...edited.trainingWorkloads.map(({ id }) => ({ workloadId: id, regionId: null })),
  ]
  return demands.flatMap((demand): Contradiction[] => {
    const key = demandKey(demand)
    const [had, has] = [before.get(key)?.size ?? 0, after.get(key)?.size ?? 0]
    const perSite = largestShare(fleet, demand.workloadId)
    const lockedAt = locks.get(demand.workloadId)
    const isShort = has * perSite < Math.min(1, had * perSite) - 1e-9
    if (!isShort && !(lockedAt && has === 0)) return []
    const places = placesOf(refusals, demand.workloadId)
    const name = `${demand.workloadId}${demand.regionId === null ? '' : ` for ${demand.regionId}`}`
    if (!lockedAt) {
      const text = `${name} has ${has === 0 ? 'no site' : 'too few sites'} left that may run it. To fix: withdraw one of the refusals that concern it.`
      return [{ code: 'NO_SITE_LEFT', refusals: places, text }]
    }
    if (has > 0) {
      const text = `${name} may have at most ${percent(perSite)} at one site, but is locked at ${lockedAt.join(' or ')}. To fix: lock it at ${Math.ceil(1 / perSite - 1e-9) - has} more that may run it.`
      return [{ code: 'LOCK_TOO_NARROW', refusals: places, text }]
    }
    const reason = whyNot.demand(demand, lockedAt)
    const isShut = reason?.code === 'SITE_CLOSED_BY_PLANNER'
    const text = `${name} cannot run at ${lockedAt.join(' or ')} because ${reason?.text ?? 'it has no accelerators'}. To fix: ${isShut ? 'keep it open, or withdraw the lock.' : (reason?.fix ?? 'withdraw the lock.')}`
    return [{ code: isShut ? 'LOCKED_AT_SHUT_SITE' : 'LOCK_NOT_ALLOWED', refusals: places, text }]
  })
}

/** Refusals that concern a workload: its own, and those on the sites at which it is locked. */
const placesOf = (refusals: readonly PlannerRefusal[], workloadId: string): number[] => {
  const lockedAt = locksByWorkload(refusals).get(workloadId)
  return refusals.flatMap((refusal, at) =>
    refusal.kind === 'move'
      ? refusal.workloadId === workloadId
        ? [at]
        : []
      : !lockedAt || lockedAt.includes(refusal.siteId)
        ? [at]
        : [],
  )
}
