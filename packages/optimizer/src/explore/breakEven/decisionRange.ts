import type { Plan, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { changedSites } from '../../asking/changedSites.ts'
import { compareGoals } from '../../asking/compareGoals.ts'
import { replanAnew, replanHeld } from '../../asking/replan.ts'
import type { DecisionRange, RangeEnd } from './breakEvenAnswer.ts'
import { rangeText } from './breakEvenTexts.ts'
import { crossingOf } from './crossing.ts'
import type { FollowedPrice } from './rangeParameters.ts'

/** Decisions that are known: those of the plan, with other places of gangs too, and others that were found better somewhere. */
export interface KnownDecisions {
  own: Plan[]
  others: Plan[]
  /** Seconds that the last search with everything decided anew took. */
  lastSeconds: number
}

/** A gap of this size is none. */
const reached = 1e-6

const totalOf = ({ costPerHour, unservedPenaltyPerHour }: Plan['account']) =>
  costPerHour + unservedPenaltyPerHour

const notLookedAt: RangeEnd = {
  status: 'notLookedAt',
  holdsAt: null,
  provedGapRelative: null,
  changesAt: null,
  changedSites: [],
  savesPerHour: null,
}

/**
 * Follows a price from where it is down and up to where other decisions than the plan’s become better by more than the tolerance. At the end of the way everything is decided
 * anew; where other decisions are better there, the price at which they become so is found by plans with either held, and everything is decided anew just before it, until no
 * better decision is found there. Other decisions are kept in `known` for later questions.
 */
export const decisionRange = async (
  plan: Plan,
  price: FollowedPrice,
  known: KnownDecisions,
  settings: AskSettings,
): Promise<DecisionRange> => {
  const tolerance = settings.gapRelative
  const results = new Map<Plan, Map<number, SolveResult>>()
  const heldAt = async (decisions: Plan, value: number): Promise<SolveResult> => {
    const byValue = results.get(decisions) ?? new Map<number, SolveResult>()
    results.set(decisions, byValue)
    const result = byValue.get(value) ?? (await replanHeld(price.at(value), decisions, settings))
    byValue.set(value, result)
    return result
  }
  const bestOf = async (list: readonly Plan[], value: number): Promise<SolveResult | null> => {
    let best: SolveResult | null = null
    for (const decisions of list) {
      const result = await heldAt(decisions, value)
      if (result.plan && (!best || compareGoals(result, best) < 0)) best = result
    }
    return best
  }
  /** Whether decisions are better than the plan’s at a price, and by how much in the goal that decides: above 0 where by more than the tolerance. */
  const leadOf = async (other: Plan, value: number): Promise<number> => {
    const [ours, theirs] = [await bestOf(known.own, value), await heldAt(other, value)]
    if (!ours || !theirs.plan) return -1
    const order = compareGoals(theirs, ours, tolerance)
    const [mine, yours] = [ours.tiers.at(-1), theirs.tiers.at(-1)]
    const lead = (mine?.objectiveValue ?? 0) * (1 - tolerance) - (yours?.objectiveValue ?? 0)
    // Where an earlier goal decides, the last one tells nothing.
    return order < 0 ? Math.max(lead, Number.EPSILON) : Math.min(lead, 0)
  }
  const beatenBy = async (value: number): Promise<Plan | null> => {
    for (const other of known.others) if ((await leadOf(other, value)) > 0) return other
    return null
  }
  const savingOf = async (other: Plan, value: number) => {
    const [ours, theirs] = [await bestOf(known.own, value), await heldAt(other, value)]
    return ours?.plan && theirs.plan ? totalOf(ours.plan.account) - totalOf(theirs.plan.account) : 0
  }
  /** Decides everything anew and keeps what is new; null where there is no time for it. */
  const searchAt = async (value: number): Promise<SolveResult | null> => {
    if (settings.isOver() || settings.remainingSeconds() < known.lastSeconds / 2) return null
    settings.onProgress({
      done: known.own.length + known.others.length,
      total: null,
      step: `${price.parameter} at ${Number(value.toPrecision(6))}`,
    })
    const result = await replanAnew(price.at(value), settings)
    known.lastSeconds = result.seconds
    if (result.plan) {
      const isOurs = changedSites(plan, result.plan).length === 0
      ;(isOurs ? known.own : known.others).push(result.plan)
    }
    return result
  }

  const follow = async (to: number): Promise<RangeEnd> => {
    if (to === price.now) return { ...notLookedAt, status: 'noEnd', holdsAt: price.now }
    let end: RangeEnd = notLookedAt
    let value = to
    for (;;) {
      const other = await beatenBy(value)
      if (other && (await leadOf(other, price.now)) > 0) return { ...end, status: 'undecided' }
      if (other) {
        const crossing = await crossingOf(
          (at) => leadOf(other, at),
          price.now,
          value,
          price.width,
          settings.isOver,
        )
        if (!crossing)
          return { ...end, status: end.changesAt === null ? 'notLookedAt' : 'undecided' }
        value = crossing.before
        end = {
          ...end,
          changesAt: crossing.after,
          changedSites: changedSites(plan, other),
          savesPerHour: await savingOf(other, crossing.after),
        }
        if (await beatenBy(value)) continue
      }
      const found = await searchAt(value)
      if (!found) return { ...end, status: end.changesAt === null ? 'notLookedAt' : 'undecided' }
      if (await beatenBy(value)) continue
      const proved = provedGap(await bestOf(known.own, value), found, tolerance)
      return {
        ...end,
        status: proved === null ? 'undecided' : end.changesAt === null ? 'noEnd' : 'found',
        holdsAt: proved === null ? null : value,
        provedGapRelative: proved,
      }
    }
  }
  const ends = { down: notLookedAt, up: notLookedAt }
  ends.up = await follow(price.highest)
  ends.down = await follow(price.lowest)
  const better = await beatenBy(price.now)
  const betterNow = better && {
    changedSites: changedSites(plan, better),
    savesPerHour: await savingOf(better, price.now),
  }
  const { parameter, unit, now } = price
  const found = { parameter, unit, now, by: 'search' as const, betterNow, ...ends }
  return { ...found, text: rangeText(found, plan.currency, tolerance) }
}

/** By what part anything can be better than held decisions in the last goal, by the bound of a search that reached its gap; null where it did not. */
const provedGap = (
  held: SolveResult | null,
  anew: SolveResult,
  tolerance: number,
): number | null => {
  const [ours, free] = [held?.tiers.at(-1), anew.tiers.at(-1)]
  if (!ours || !free || anew.gapRelative === null) return null
  if (anew.gapRelative > Math.max(tolerance, reached)) return null
  // The bound of the last goal counts among plans that reach the earlier ones as well.
  if (held && compareGoals(beforeLast(held), beforeLast(anew)) !== 0) return null
  return Math.max(
    0,
    (ours.objectiveValue - free.bestBound) / Math.max(1, Math.abs(ours.objectiveValue)),
  )
}

const beforeLast = ({ plan, tiers }: SolveResult) => ({ plan, tiers: tiers.slice(0, -1) })
