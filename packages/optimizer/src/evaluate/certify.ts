import type { Certificate, Fleet, Plan, PlanAccount, SiteDecision, Violation } from '@berth/shared'
import { evaluate } from './evaluate.ts'
import { loadOf } from './load.ts'
import { lookupOf } from './lookup.ts'
import { stateOf } from './state.ts'
import { violation } from './violation.ts'

/** Claims may differ from the recomputed figure by this fraction, or by this much where the figure is small. */
const tolerance = 1e-6

/**
 * The independent certificate of a plan: every limit is recomputed from fleet and placements, and every figure that
 * the plan claims is compared with the recomputed one. A plan that fails is not a plan.
 */
export const certify = (fleet: Fleet, plan: Plan): Certificate => {
  const { account, violations, checkCount } = evaluate(fleet, stateOf(plan), {
    mayStayBroken: plan.brokenLimits,
  })
  const claims = [
    ...accountClaims(plan.account, account),
    ...decisionClaims(fleet, plan),
    ...placementClaims(fleet, plan),
    ...brokenLimitClaims(fleet, plan),
  ]
  const broken = claims
    .filter((claim) => claim !== null && !claim.holds)
    .flatMap((claim) => claim.violations)
  const all = [...violations, ...broken]
  return { ok: all.length === 0, violations: all, checkCount: checkCount + claims.length }
}

interface Claim {
  holds: boolean
  violations: Violation[]
}

const claim = (
  rule: string,
  entity: string,
  claimed: number | null,
  recomputed: number | null,
  unit: string,
): Claim => {
  const holds =
    claimed === null || recomputed === null
      ? claimed === recomputed
      : Math.abs(claimed - recomputed) <= tolerance * Math.max(1, Math.abs(recomputed))
  return {
    holds,
    violations: holds
      ? []
      : [violation(rule, entity, claimed ?? 'nothing', recomputed ?? 'nothing', unit)],
  }
}

const fact = (
  rule: string,
  entity: string,
  holds: boolean,
  found: string,
  allowed: string,
): Claim => ({
  holds,
  violations: holds ? [] : [violation(rule, entity, found, allowed, '')],
})

const accountClaims = (claimed: PlanAccount, recomputed: PlanAccount): Claim[] => {
  const figures = Object.keys(recomputed).filter((key) => key !== 'costTerms') as Exclude<
    keyof PlanAccount,
    'costTerms'
  >[]
  return [
    ...figures.map((key) =>
      claim('accountIsTrue', `account ${key}`, claimed[key], recomputed[key], ''),
    ),
    ...recomputed.costTerms.map(({ name, amountPerHour }) =>
      claim(
        'costTermIsTrue',
        `cost term ${name}`,
        claimed.costTerms.find((term) => term.name === name)?.amountPerHour ?? null,
        amountPerHour,
        'per hour',
      ),
    ),
  ]
}

const decisionClaims = (fleet: Fleet, { siteDecisions, openSiteIds }: Plan): Claim[] => {
  const open = new Set(openSiteIds)
  const decided = new Map(siteDecisions.map((decision) => [decision.siteId, decision]))
  return [
    fact(
      'openSitesAreListedOnce',
      'the plan',
      open.size === openSiteIds.length,
      'a site listed twice',
      'each open site once',
    ),
    ...openSiteIds.map((id) =>
      fact(
        'namesExist',
        id,
        fleet.sites.some((site) => site.id === id),
        'an unknown site',
        'a site of the fleet',
      ),
    ),
    ...fleet.sites.map((site) => {
      const decision = decided.get(site.id)
      const isOpen = open.has(site.id)
      return fact(
        'siteDecisionIsTrue',
        site.id,
        decision?.open === isOpen,
        decision ? `a decision "${decision.decision}"` : 'no decision',
        isOpen ? 'an open site' : 'a closed site',
      )
    }),
    ...siteDecisions.flatMap((decision) => rulingOf(fleet, decision)),
  ]
}

/** A limit that a plan says it leaves broken is one that it does break. */
const brokenLimitClaims = (fleet: Fleet, plan: Plan): Claim[] => {
  if (plan.brokenLimits.length === 0) return []
  const { violations } = evaluate(fleet, stateOf(plan))
  return plan.brokenLimits.map(({ rule, entity, found }) => {
    const truth = violations.find((entry) => entry.rule === rule && entry.entity === entity)
    return claim(
      'brokenLimitIsTrue',
      `${rule} of ${entity}`,
      typeof found === 'number' ? found : null,
      typeof truth?.found === 'number' ? truth.found : Number.NaN,
      truth?.unit ?? '',
    )
  })
}

/** Who runs a site and what it is made fit for are among what the fleet allows. */
const rulingOf = (fleet: Fleet, { operatorId, refitted, open, siteId }: SiteDecision): Claim[] => {
  const site = fleet.sites.find(({ id }) => id === siteId)
  if (!site) return [fact('namesExist', siteId, false, 'an unknown site', 'a site of the fleet')]
  const isKnown = fleet.operators.some(({ id }) => id === operatorId)
  const isKept = operatorId === site.operatorId
  return [
    fact('namesExist', `operator of ${siteId}`, isKnown, operatorId, 'an operator of the fleet'),
    fact(
      'oneOperatorPerOpenSite',
      siteId,
      isKept || (open && fleet.policy.handover === 'allowed'),
      `handed over to ${operatorId}`,
      fleet.policy.handover === 'allowed' ? 'only open sites are handed over' : site.operatorId,
    ),
    fact(
      'trainingSiteIsRefitted',
      siteId,
      !refitted || (open && !site.servesInference && site.refitCost !== null),
      'a refit',
      'only open training-only sites with a refit cost are refitted',
    ),
  ]
}

const placementClaims = (fleet: Fleet, { placements }: Plan): Claim[] => {
  const lookup = lookupOf(fleet)
  return placements.flatMap((placement) => {
    const entity = `${placement.workloadId} at ${placement.poolId}`
    const own = loadOf(lookup, { openSiteIds: [], placements: [placement] })
    const busy = Math.max(0, ...(own.busy.get(placement.poolId)?.values() ?? []))
    const siteId = lookup.pools.get(placement.poolId)?.siteId
    return [
      fact(
        'placementSiteIsTrue',
        entity,
        siteId === placement.siteId,
        placement.siteId,
        siteId ?? 'a known pool',
      ),
      claim('acceleratorsBusyAreTrue', entity, placement.acceleratorsBusy, busy, 'accelerators'),
    ]
  })
}
