import type { Certificate, Fleet, Placement, Plan, PlanAccount, SiteDecision } from '@berth/shared'
import { busyBySite } from './busyBySite.ts'
import { type Claim, claim, fact } from './claim.ts'
import { evaluateLoad } from './evaluate.ts'
import { type Examination, examine } from './examination.ts'
import { type Load, loadOf } from './load.ts'
import type { Lookup } from './lookup.ts'
import { type PlacementState, stateOf } from './state.ts'
import { unservedClaims } from './unservedClaims.ts'

/**
 * The independent certificate of a plan: every limit is recomputed from fleet and placements, and every figure that
 * the plan claims is compared with the recomputed one, to 1e-6 of it. A plan that fails is not a plan. Nothing is thrown:
 * what does not hold is in `violations`, also a site or workload that the fleet does not have.
 *
 * @example
 * import { certify, plan } from '@berth/optimizer'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * console.log(certify(fleet, found).ok) // true
 *
 * const tampered = { ...found, openSiteIds: ['East'] }
 * console.log(certify(fleet, tampered).ok) // false
 */
export const certify = (fleet: Fleet, plan: Plan): Certificate =>
  certifyState(fleet, plan, stateOf(plan))

/** The certificate of a plan whose sites may also serve workloads that are not in the fleet: `others` of the state. */
export const certifyState = (fleet: Fleet, plan: Plan, state: PlacementState): Certificate => {
  const examination = examine(fleet)
  const load = loadOf(examination.lookup, state)
  const { account, violations, checkCount } = evaluateLoad(examination, state, load, {
    mayStayBroken: plan.brokenLimits,
  })
  const claims = [
    ...accountClaims(plan.account, account),
    ...decisionClaims(examination, plan, load),
    ...placementClaims(examination.lookup, plan),
    ...unservedClaims(fleet, plan, load),
    ...brokenLimitClaims(examination, plan, state, load),
  ]
  const broken = claims
    .filter((claim) => claim !== null && !claim.holds)
    .flatMap((claim) => claim.violations)
  const all = [...violations, ...broken]
  return { ok: all.length === 0, violations: all, checkCount: checkCount + claims.length }
}

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

const decisionClaims = (examination: Examination, plan: Plan, load: Load): Claim[] => {
  const { fleet } = examination
  const { siteDecisions, openSiteIds } = plan
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
        decision?.open === isOpen && kindsOf(site, isOpen).includes(decision.decision),
        decision ? `a decision "${decision.decision}"` : 'no decision',
        isOpen ? 'an open site' : 'a closed site',
      )
    }),
    ...siteDecisions.flatMap((decision) => rulingOf(fleet, decision)),
    ...loadClaims(examination, plan, load),
  ]
}

/** What stands and works at each site, today and in the plan, is what its decision says. */
const loadClaims = ({ lookup, todaysLoad }: Examination, plan: Plan, load: Load): Claim[] => {
  const before = busyBySite(lookup, todaysLoad)
  const after = busyBySite(lookup, load)
  const { poolsBySite } = lookup
  return plan.siteDecisions.flatMap(({ siteId, acceleratorCount, busyBefore, busyAfter }) => {
    const installed = (poolsBySite.get(siteId) ?? []).reduce((sum, { count }) => sum + count, 0)
    const figure = (name: string, claimed: number, recomputed: number) =>
      claim('siteLoadIsTrue', `${name} of ${siteId}`, claimed, recomputed, 'accelerators')
    return [
      figure('acceleratorCount', acceleratorCount, installed),
      figure('busyBefore', busyBefore, before.get(siteId) ?? 0),
      figure('busyAfter', busyAfter, after.get(siteId) ?? 0),
    ]
  })
}

/** The decisions that fit a site by what it is today and whether it is open in the plan. */
const kindsOf = (
  { status, resaleValuePerAccelerator }: Fleet['sites'][number],
  isOpen: boolean,
): readonly SiteDecision['decision'][] => {
  if (status === 'underConstruction') return ['notReady']
  const isShut = status === 'mothballed'
  if (isOpen)
    return [
      'handOver',
      'refit',
      ...(isShut ? ['reopen' as const] : ['keep' as const, 'absorb' as const]),
    ]
  if (resaleValuePerAccelerator !== null) return ['close', isShut ? 'staysShut' : 'mothball']
  return [isShut ? 'staysShut' : 'mothball']
}

/** A limit that a plan says it leaves broken is one that it does break. */
const brokenLimitClaims = (
  examination: Examination,
  plan: Plan,
  state: PlacementState,
  load: Load,
): Claim[] => {
  if (plan.brokenLimits.length === 0) return []
  const { violations } = evaluateLoad(examination, state, load)
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

const placementClaims = (lookup: Lookup, { placements }: Plan): Claim[] => {
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
      claim('replicasAreTrue', entity, placement.replicas, replicasOf(lookup, placement, busy), ''),
    ]
  })
}

/** Whole copies of the model that hold what is busy; one gang is one. */
const replicasOf = (lookup: Lookup, { workloadId, poolId }: Placement, busy: number): number => {
  const fit = lookup.inference.has(workloadId) ? lookup.fitOf(workloadId, poolId) : undefined
  return fit ? Math.ceil(busy / fit.acceleratorsPerReplica - 1e-9) : 1
}
