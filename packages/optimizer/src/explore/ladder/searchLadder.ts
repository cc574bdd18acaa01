import type { Fleet, Plan, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { planOptionsOf } from '../../asking/replan.ts'
import type { Formulation } from '../../formulation/formulation.ts'
import { planWithin } from '../../plan.ts'
import { gapOf } from '../../solution/gap.ts'
import { chooseAtCount } from './chooseAtCount.ts'
import { type CountBounds, countBounds } from './countBounds.ts'
import { type CountedProgram, type CountRelaxation, openCounted } from './countedProgram.ts'
import { type HeldChoices, holding } from './heldChoices.ts'
import { type KnownPlans, knownPlans } from './knownPlans.ts'
import type { LadderMeasure } from './ladderAnswer.ts'
import { mostOpenSites } from './mostOpenSites.ts'
import { isServed, type ServedLevel } from './servesAsMuch.ts'

/** What is known of every number of open sites when the search ends. */
export interface LadderSearch {
  formulation: Formulation
  known: KnownPlans
  bounds: CountBounds
  /** Numbers of open sites with which no plan serves as much, by proof. */
  impossible: ReadonlySet<number>
  fewest: number
  most: number
  isCutShort: boolean
}

/** What is known while the search goes on. */
interface SearchState extends LadderSearch {
  impossible: Set<number>
  relaxations: Map<number, CountRelaxation>
}

export interface LadderSubject {
  fleet: Fleet
  /** A certified plan of the fleet, and its measure. */
  plan: Plan
  value: number
  measure: LadderMeasure
  level: ServedLevel
}

/** The value that a result has of a measure, where it has a plan that serves as much. */
export const valueIn = (
  { plan, tiers }: SolveResult,
  { level, measure }: Pick<LadderSubject, 'level' | 'measure'>,
): number | null => {
  const tier = tiers.find(({ name }) => name === measure)
  return plan && tier && isServed(plan.account.unservedPenaltyPerHour, level)
    ? tier.objectiveValue
    : null
}

/**
 * Finds good plans for every number of open sites: from the plan in hand, and then again and again at the number where the gap is largest, of those first that have been
 * relaxed. Each plan found gives plans for the numbers above and below it.
 */
export const searchLadder = async (
  subject: LadderSubject,
  settings: AskSettings,
): Promise<LadderSearch | string> => {
  const { fleet, level, measure, plan, value } = subject
  const program = await openCounted(fleet, measure, level, settings)
  if (typeof program === 'string') return program
  try {
    const known = knownPlans(program.formulation, measure, level.broken > 0)
    known.offer(plan, value)
    const own = plan.openSiteIds.length
    const search: SearchState = {
      formulation: program.formulation,
      known,
      bounds: countBounds(),
      impossible: new Set(),
      fewest: own,
      most: Math.max(own, await mostOpenSites(program.formulation, level.broken > 0)),
      isCutShort: false,
      relaxations: new Map(),
    }
    relaxAll(program, search, own, settings)
    await closeGaps(subject, program, search, settings)
    return search
  } finally {
    program.dispose()
  }
}

/** Relaxes at one number, unless that is done already. */
const relaxed = (
  program: CountedProgram,
  { bounds, impossible, relaxations }: SearchState,
  openSites: number,
): CountRelaxation | null => {
  const known = relaxations.get(openSites)
  if (known || impossible.has(openSites)) return known ?? null
  const relaxation = program.relaxAt(openSites)
  if (relaxation === 'infeasible') impossible.add(openSites)
  if (relaxation === 'infeasible' || relaxation === null) return null
  relaxations.set(openSites, relaxation)
  bounds.add(relaxation)
  return relaxation
}

/** From one number of open sites to the next that is relaxed, upward. */
const stepUp = 4

/** Bounds for all numbers: upward in growing steps, since the bounds between are nearly as good, and downward one by one until nothing serves as much. */
const relaxAll = (
  program: CountedProgram,
  search: SearchState,
  own: number,
  settings: AskSettings,
) => {
  const { most } = search
  for (
    let n = own;
    n <= most;
    n = n === most ? most + 1 : Math.min(most, n + Math.ceil(n / stepUp))
  ) {
    if (settings.isOver()) break
    settings.onProgress({ done: 0, total: most, step: `bounds for ${n} open sites` })
    relaxed(program, search, n)
  }
  while (search.fewest > 0 && !settings.isOver()) {
    const below = search.fewest - 1
    if (!relaxed(program, search, below)) break
    search.fewest = below
  }
}

const closeGaps = async (
  subject: LadderSubject,
  program: CountedProgram,
  search: SearchState,
  settings: AskSettings,
) => {
  const { bounds, fewest, impossible, known, most } = search
  const numbers = Array.from({ length: most - fewest + 1 }, (_, k) => most - k)
  const tried = new Set<number>()
  const gapAt = (openSites: number) => {
    const plan = known.at(openSites)
    return plan ? gapOf(plan.value, Math.min(plan.value, bounds.at(openSites))) : unknownGap
  }
  const isOpen = (n: number) =>
    !tried.has(n) && !impossible.has(n) && gapAt(n) > settings.gapRelative
  for (;;) {
    const open = numbers.filter(isOpen)
    const prepared = open.filter((n) => search.relaxations.has(n))
    const next = widest(prepared.length > 0 ? prepared : open, gapAt, (n) => known.at(n) !== null)
    if (next === null) return
    if (settings.isOver()) {
      search.isCutShort = true
      return
    }
    settings.onProgress({
      done: numbers.filter((n) => !isOpen(n)).length,
      total: numbers.length,
      step: `${next} open sites`,
    })
    const relaxation = relaxed(program, search, next)
    if (!isOpen(next)) continue
    tried.add(next)
    if (!relaxation) continue
    const chosen = chooseAtCount(program, relaxation, sitesOf(subject.fleet, known, next), settings)
    bounds.raise(next, chosen.bestBound)
    if (chosen.isImpossible) impossible.add(next)
    if (chosen.choices) await offerChoices(subject, chosen.choices, known, settings)
  }
}

/** Larger than any gap. */
const unknownGap = Number.POSITIVE_INFINITY

/** The number at which the gap is largest; where there is no plan yet, the one next to a plan. */
const widest = (
  numbers: readonly number[],
  gapAt: (openSites: number) => number,
  isKnown: (openSites: number) => boolean,
): number | null => {
  const score = (n: number) =>
    gapAt(n) === unknownGap && (isKnown(n - 1) || isKnown(n + 1)) ? 2 : Math.min(1, gapAt(n))
  return numbers.reduce<number | null>(
    (best, n) => (best === null || score(n) > score(best) ? n : best),
    null,
  )
}

const sitesOf = (fleet: Fleet, known: KnownPlans, openSites: number): Set<number> | null => {
  const entry = known.at(openSites)
  if (!entry) return null
  const open = new Set([...entry.plan.openSiteIds, ...entry.openedSiteIds])
  for (const id of entry.closedSiteIds) open.delete(id)
  return new Set([...fleet.sites.keys()].filter((s) => open.has(fleet.sites[s]?.id ?? '')))
}

/** Makes the certified plan of some choices, shares at their best, and takes it where it serves as much. */
const offerChoices = async (
  subject: LadderSubject,
  choices: HeldChoices,
  known: KnownPlans,
  settings: AskSettings,
) => {
  const { fleet, measure, plan } = subject
  const result = await planWithin(fleet, 'sitesAndGangsHeld', {
    ...planOptionsOf(settings),
    objective: measure,
    gapRelative: 0,
    hold: holding(fleet, plan, choices),
  })
  const value = valueIn(result, subject)
  if (result.plan && value !== null) known.offer(result.plan, value)
}
