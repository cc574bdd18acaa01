import type { Fleet, PlanAccount } from '@berth/shared'
import { evaluateLoad } from '../../evaluate/evaluate.ts'
import { type Examination, examine } from '../../evaluate/examination.ts'
import { loadOf } from '../../evaluate/load.ts'
import { type PlacementState, stateOf } from '../../evaluate/state.ts'
import { gapOf } from '../../solution/gap.ts'
import { choicesOf } from './heldChoices.ts'
import type { KnownPlan } from './knownPlans.ts'
import type { LadderMeasure, LadderRung } from './ladderAnswer.ts'
import { rungText } from './rungText.ts'
import type { LadderSearch, LadderSubject } from './searchLadder.ts'

/** The rungs of what a search knows, each judged by the independent checker: one that breaks a limit is not a rung. */
export const readRungs = (subject: LadderSubject, search: LadderSearch): LadderRung[] => {
  const { fleet, measure } = subject
  const { fewest, impossible, known, most } = search
  const examination = examine(fleet)
  const numbers = Array.from({ length: most - fewest + 1 }, (_, k) => most - k)
  const rungs = numbers.map((openSites): LadderRung => {
    const entry = known.at(openSites)
    const account = entry && accountOf(examination, entry, fleet)
    const bound = search.bounds.at(openSites)
    const value = account ? measured(account, measure, entry) : null
    const isBounded = Number.isFinite(bound) && !impossible.has(openSites)
    const bestBound = isBounded ? Math.min(bound, value ?? bound) : null
    return {
      openSites,
      objectiveValue: value,
      bestBound,
      gapRelative: value === null || bestBound === null ? null : gapOf(value, bestBound),
      costPerHour: account?.costPerHour ?? null,
      carbonKgPerDay: account?.carbonKgPerDay ?? null,
      account,
      choices: entry && account ? choicesOfKnown(fleet, entry) : null,
      openedSiteIds: [],
      closedSiteIds: [],
      changeFromAbove: null,
      isImpossible: account === null && impossible.has(openSites),
      text: '',
    }
  })
  const serving = rungs.filter(
    ({ isImpossible, openSites }) =>
      !isImpossible || rungs.some((rung) => rung.account && rung.openSites < openSites),
  )
  const first = serving.findIndex(({ isImpossible }) => !isImpossible)
  return serving
    .slice(Math.max(0, first))
    .map((rung, k, list) => compared(fleet, measure, rung, list[k - 1] ?? null))
}

const measured = (
  { carbonKgPerDay, costPerHour }: PlanAccount,
  measure: LadderMeasure,
  { value }: KnownPlan,
): number => (measure === 'cost' ? costPerHour : measure === 'carbon' ? carbonKgPerDay : value)

/** What an empty site opened or closed makes of a plan. */
const stateOfKnown = (
  fleet: Fleet,
  { closedSiteIds, openedSiteIds, plan }: KnownPlan,
): PlacementState => {
  const state = stateOf(plan)
  const [opened, closed] = [new Set(openedSiteIds), new Set(closedSiteIds)]
  const sold = fleet.sites.filter(
    ({ id, resaleValuePerAccelerator }) => closed.has(id) && resaleValuePerAccelerator !== null,
  )
  return {
    ...state,
    openSiteIds: [...state.openSiteIds.filter((id) => !closed.has(id)), ...openedSiteIds],
    soldSiteIds: [
      ...(state.soldSiteIds ?? []).filter((id) => !opened.has(id)),
      ...sold.map(({ id }) => id),
    ],
    refittedSiteIds: (state.refittedSiteIds ?? []).filter((id) => !closed.has(id)),
    operatorIdBySite: new Map(
      [...(state.operatorIdBySite ?? [])].filter(([id]) => !closed.has(id)),
    ),
  }
}

/** The figures of a plan that holds every limit; null where it does not. */
const accountOf = (
  examination: Examination,
  known: KnownPlan,
  fleet: Fleet,
): PlanAccount | null => {
  const state = stateOfKnown(fleet, known)
  const load = loadOf(examination.lookup, state)
  const { account, violations } = evaluateLoad(examination, state, load, {
    mayStayBroken: known.plan.brokenLimits,
  })
  return violations.length === 0 ? account : null
}

const choicesOfKnown = (fleet: Fleet, known: KnownPlan) => {
  const choices = choicesOf(fleet, known.plan)
  const closed = new Set(known.closedSiteIds)
  const isOpen = (id: string) => !closed.has(id)
  return {
    ...choices,
    openSiteIds: [...choices.openSiteIds.filter(isOpen), ...known.openedSiteIds],
    refittedSiteIds: choices.refittedSiteIds.filter(isOpen),
    operatorIdBySite: Object.fromEntries(
      Object.entries(choices.operatorIdBySite).filter(([id]) => isOpen(id)),
    ),
  }
}

/** A rung with what changes from the one above it. */
const compared = (
  fleet: Fleet,
  measure: LadderMeasure,
  rung: LadderRung,
  above: LadderRung | null,
): LadderRung => {
  const [here, there] = [rung.choices, above?.choices ?? null]
  const missing = (from: readonly string[], others: readonly string[]) => {
    const known = new Set(others)
    return from.filter((id) => !known.has(id))
  }
  const withChanges: LadderRung = {
    ...rung,
    ...(here && there
      ? {
          openedSiteIds: missing(here.openSiteIds, there.openSiteIds),
          closedSiteIds: missing(there.openSiteIds, here.openSiteIds),
        }
      : {}),
    changeFromAbove:
      rung.objectiveValue === null || !above || above.objectiveValue === null
        ? null
        : rung.objectiveValue - above.objectiveValue,
  }
  return { ...withChanges, text: rungText(fleet, measure, withChanges, above) }
}
