import type { Plan } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { planOptionsOf } from '../../asking/replan.ts'
import { compare } from '../../compare/compare.ts'
import { planWithin } from '../../plan.ts'
import type { LadderMeasure, NextToClose } from './ladderAnswer.ts'
import { nextText, noneText, provedText } from './nextText.ts'
import { type LadderSearch, type LadderSubject, valueIn } from './searchLadder.ts'
import { siteSwitches } from './siteSwitches.ts'

/** Seconds for one site, and a gap that does not hide which site is next. */
const secondsEach = 3
const gapRelative = 1e-4

/** What closing a site leads to: a plan and its value, or the penalty of what has no place then. */
interface Closed {
  siteId: string
  plan: Plan
  value: number | null
  unservedPerHour: number
}

/** The site of a plan that costs least to close, or why there is none. */
export interface NextOrNone {
  next: NextToClose | null
  whyNone: string | null
}

/**
 * Closes each site of a plan in turn, the dearest to keep open first: its gangs go where they may, other gangs stay, and shares are decided anew. A site that costs less
 * to keep open than another saves by closing cannot be the next and is not tried. What is found is offered to the ladder.
 */
export const nextToClose = async (
  subject: LadderSubject,
  { formulation, impossible, known }: LadderSearch,
  settings: AskSettings,
): Promise<NextOrNone> => {
  const { fleet, level, measure, plan, value } = subject
  const { indexed, model, variables } = formulation
  const openIds = new Set(plan.openSiteIds)
  if (impossible.has(openIds.size - 1)) return { next: null, whyNone: provedText(openIds.size - 1) }
  const priced = (of: LadderMeasure) => {
    const switches = siteSwitches(formulation, of)(plan, false)
    return new Map(indexed.sites.map(({ index, site }) => [site.id, switches.closing(index)]))
  }
  const [changes, costs] = [priced(measure), priced('cost')]
  const changeOf = (id: string) => changes.get(id) ?? 0
  const sites = indexed.sites
    .filter(
      ({ index, site }) =>
        openIds.has(site.id) && model.lower[variables.siteOpen[index] ?? -1] === 0,
    )
    .map(({ site }) => site.id)
    .sort((a, b) => changeOf(a) - changeOf(b))
  let [best, leastUnserved, looked]: [Closed | null, Closed | null, number] = [null, null, 0]
  for (const [done, siteId] of sites.entries()) {
    if (settings.isOver() || (best && value + changeOf(siteId) >= (best.value ?? 0))) break
    settings.onProgress({ done, total: sites.length, step: `${siteId} closed` })
    const result = await planWithin(fleet, 'sitesAndGangsHeld', {
      ...planOptionsOf(settings),
      objective: measure,
      gapRelative,
      timeLimitSeconds: Math.max(0.1, Math.min(secondsEach, settings.remainingSeconds())),
      hold: { ...plan, openSiteIds: plan.openSiteIds.filter((id) => id !== siteId) },
    })
    looked++
    if (!result.plan) continue
    const closed = {
      siteId,
      plan: result.plan,
      value: valueIn(result, subject),
      unservedPerHour: result.plan.account.unservedPenaltyPerHour - level.unservedPerHour,
    }
    if (closed.value === null) {
      if (!leastUnserved || closed.unservedPerHour < leastUnserved.unservedPerHour)
        leastUnserved = closed
      continue
    }
    known.offer(result.plan, closed.value)
    if (!best || closed.value < (best.value ?? 0)) best = closed
  }
  if (!best || best.value === null)
    return {
      next: null,
      whyNone: noneText(fleet, {
        sites: sites.length,
        looked,
        leastUnserved,
      }),
    }
  const next = {
    siteId: best.siteId,
    siteSavingPerHour: -(costs.get(best.siteId) ?? 0),
    change: best.value - value,
    loadGoesTo: loadGoesTo(subject, best),
  }
  const costChange = best.plan.account.costPerHour - plan.account.costPerHour
  return { next: { ...next, text: nextText(fleet, next, costChange) }, whyNone: null }
}

/** Accelerators that take over what ran at the closed site, the largest first. */
const loadGoesTo = ({ fleet, plan: before }: LadderSubject, { plan, siteId }: Closed) => {
  const bySite = new Map<string, number>()
  for (const { accelerators, fromSiteId, toSiteId } of compare(fleet, before, plan).moves)
    if (fromSiteId === siteId && toSiteId !== null)
      bySite.set(toSiteId, (bySite.get(toSiteId) ?? 0) + accelerators)
  return [...bySite]
    .map(([id, accelerators]) => ({ siteId: id, accelerators }))
    .sort((a, b) => b.accelerators - a.accelerators)
}
