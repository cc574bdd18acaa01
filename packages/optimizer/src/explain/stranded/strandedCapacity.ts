import type { Edit, Fleet, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { asDecided } from '../../asking/load/asDecided.ts'
import { loadPieces } from '../../asking/load/loadPieces.ts'
import { runningCosts } from '../../asking/load/runningCosts.ts'
import { replanHeld } from '../../asking/replan.ts'
import { findCandidates } from '../../candidates/findCandidates.ts'
import { evaluate } from '../../evaluate/evaluate.ts'
import { stateOf } from '../../evaluate/state.ts'
import { type IndexedFleet, indexFleet } from '../../scenario/indexFleet.ts'
import { boundByLimits } from './boundByLimits.ts'
import { explainFree, type FreePart } from './explainFree.ts'
import { idleParts } from './idleParts.ts'
import { type IdleSite, idleSites } from './idleSites.ts'
import { liftOf } from './lifts.ts'
import type { StrandedByReason, StrandedCapacity, StrandedSite } from './strandedAnswer.ts'
import { type StrandedReason, strandedReasonMeanings, strandedReasons } from './strandedReasons.ts'
import { reasonText, siteText, totalText } from './strandedTexts.ts'
import { wishesOf } from './wishes.ts'
import { worthOf } from './worth.ts'

/**
 * Says of every idle accelerator and kilowatt why it is idle, each for exactly one reason, and what the plan would recover if that reason fell.
 * Idle is what is never busy at any time of the day, in the whole fleet: all of a closed site; at an open one what its pools have beyond their largest
 * use, and what its power limit allows beyond its largest draw. Reasons are tried in the order of `strandedReasonMeanings`, the first that applies
 * counts; `explainFree` says how load stands for accelerators that are free. A kilowatt has the reason of the accelerators that would draw it.
 * The worth of a reason is found by a plan for the lowest cost with the decisions held, whatever the plan aims at; gangs are placed anew only where
 * gang size is the reason. Unknown names in the plan are left out. Cost: a fraction of a second for a country, and one plan for each reason.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { strandedCapacity } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet)
 * if (!found) throw new Error('no plan')
 * const { idleAccelerators, reasons } = await strandedCapacity(fleet, found)
 * console.log(idleAccelerators) // 130
 * console.log(reasons.map(({ reason, accelerators }) => `${reason} ${accelerators}`)) // [ 'closed 100', 'noDemand 30', 'noAccelerators 0' ]
 */
export const strandedCapacity = async (
  fleet: Fleet,
  plan: Plan,
  options: AskOptions = {},
): Promise<StrandedCapacity> => {
  const settings = withAskDefaults(plan, options)
  const indexed = indexFleet(asDecided(fleet, plan))
  const idle = idleSites(indexed, plan)
  const free = freeParts(indexed, idle, plan)
  const reasonBySite = new Map(plan.siteDecisions.map(({ siteId, reason }) => [siteId, reason]))
  const sites = idle.flatMap((entry): StrandedSite[] => {
    const { site, isOpen, idleAccelerators, idleKw } = entry
    const parts = idleParts(
      entry,
      free.filter(({ pool }) => pool.siteIndex === site.index),
      reasonBySite.get(site.site.id) ?? null,
    )
    const found = { siteId: site.site.id, open: isOpen, idleAccelerators, idleKw, parts }
    return parts.length > 0 ? [{ ...found, text: siteText(found) }] : []
  })
  const { reasons, notLookedAt } = await worthByReason(fleet, plan, indexed, sites, settings)
  const sum = (figure: (entry: IdleSite) => number) =>
    idle.reduce((total, entry) => total + figure(entry), 0)
  const found = {
    currency: fleet.currency,
    idleAccelerators: sum(({ idleAccelerators }) => idleAccelerators),
    idleKw: sum(({ idleKw }) => idleKw),
    busyOnlyAtPeakAccelerators: sum(({ pools }) =>
      pools.reduce((total, { busyOnlyAtPeak }) => total + busyOnlyAtPeak, 0),
    ),
    reasons,
    sites,
    notLookedAt,
  }
  return { ...found, text: totalText(found) }
}

const freeParts = (indexed: IndexedFleet, idle: readonly IdleSite[], plan: Plan): FreePart[] => {
  const { fleet } = indexed
  const pieces = loadPieces(indexed, plan)
  const costs = runningCosts(indexed, pieces)
  const { account } = evaluate(fleet, stateOf(plan))
  const wishOf = wishesOf(
    findCandidates(indexed),
    costs,
    pieces,
    fleet.currency,
    boundByLimits(indexed, pieces, account),
  )
  return explainFree(
    pieces,
    idle.flatMap(({ pools }) => pools),
    costs,
    wishOf,
  )
}

/** Adds up what is idle by reason, and re-plans for each of them. */
const worthByReason = async (
  fleet: Fleet,
  plan: Plan,
  indexed: IndexedFleet,
  sites: readonly StrandedSite[],
  settings: AskSettings,
): Promise<Pick<StrandedCapacity, 'reasons' | 'notLookedAt'>> => {
  const held = strandedReasons.filter((reason) =>
    sites.some(({ parts }) => parts.some((part) => part.reason === reason)),
  )
  const notLookedAt: StrandedReason[] = []
  const cheapest = await replanHeld(fleet, plan, { ...settings, objective: 'cost' })
  const reasons: StrandedByReason[] = []
  for (const [done, reason] of held.entries()) {
    settings.onProgress({ done, total: held.length, step: `without this reason: ${reason}` })
    const here = sites.flatMap(({ siteId, parts }) =>
      parts.filter((part) => part.reason === reason).map((part) => ({ siteId, ...part })),
    )
    const siteIds = here.map(({ siteId }) => siteId)
    const poolIds = new Set(here.flatMap((part) => part.poolIds))
    const edits = liftOf(reason, {
      indexed,
      openSiteIds: plan.openSiteIds,
      sites: indexed.sites.filter(({ site }) => siteIds.includes(site.id)),
      pools: indexed.pools.filter(({ pool }) => poolIds.has(pool.id)),
    })
    const worth = await worthHere(reason, edits)
    const [largest] = here
      .filter(({ example }) => example !== null)
      .sort((a, b) => b.accelerators - a.accelerators)
    const found = {
      reason,
      meaning: strandedReasonMeanings[reason],
      accelerators: here.reduce((sum, part) => sum + part.accelerators, 0),
      kw: here.reduce((sum, part) => sum + part.kw, 0),
      siteIds,
      example: largest?.example ?? null,
      fix: largest?.fix ?? null,
      worth,
      liftedBy: edits ?? [],
    }
    reasons.push({ ...found, text: reasonText(found, fleet.currency) })
  }
  return { reasons, notLookedAt }

  async function worthHere(reason: StrandedReason, edits: Edit[] | null) {
    if (!cheapest.plan) return { reason: cheapest.message }
    if (reason === 'aim') return worthOf(fleet, [], plan, settings)
    if (!edits) return { reason: nothingToLift[reason] ?? '' }
    if (settings.isOver()) {
      notLookedAt.push(reason)
      return { reason: 'The time was up. To fix: allow more time.' }
    }
    return worthOf(fleet, edits, cheapest.plan, settings, reason === 'gangSize')
  }
}

/** Why a reason has no worth of its own. */
const nothingToLift: Partial<Record<StrandedReason, string>> = {
  noDemand: 'Only more demand would use it.',
  otherHours: 'It is used, in other hours.',
  noAccelerators: 'Only more accelerators would use it.',
}
