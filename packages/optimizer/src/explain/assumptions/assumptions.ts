import type { Fleet, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { replanAnew, replanHeld } from '../../asking/replan.ts'
import { type Assumption, assumptionList } from './assumptionList.ts'
import type {
  AssumptionsAnswer,
  AssumptionsQuestion,
  NotLookedAt,
  RankedAssumption,
  Variation,
} from './assumptionsAnswer.ts'
import { assumptionsText, assumptionText, variationText } from './assumptionTexts.ts'
import { pullOf, type Varied, variationOf } from './vary.ts'

/** Part by which assumptions are lowered and raised where nobody says. */
const usualChange = 0.2

/**
 * Which inputs a plan depends on most: each is lowered and raised by a fifth, the seven that planners ask about first and every figure of the fleet whose
 * source is an assumption or an estimate. First the decisions of the plan are held for all of them, which tells what changes in cost and shares; then,
 * where time allows, everything is decided anew, beginning with those that pull most, which tells whether sites are decided otherwise. A decision counts
 * as changed where another is better by more than the gap, so that plans that are as good do not count. Of PUE the part beyond 1 is changed.
 * Nothing is thrown; what was not looked at is told with the reason. Cost: about a quarter of a second for each of some sixty changes of a country, and
 * half a minute for each that is decided anew.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { assumptions } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet)
 * if (!found) throw new Error('no plan')
 * const { assumptions: ranked } = await assumptions(fleet, found)
 * const [first] = ranked
 * console.log(first?.id, first?.changePerHour.toFixed(0), first?.changedSiteCount) // fixedCost 20 0
 */
export const assumptions = async (
  fleet: Fleet,
  plan: Plan,
  question: AssumptionsQuestion = {},
  options: AskOptions = {},
): Promise<AssumptionsAnswer> => {
  const settings = withAskDefaults(plan, options)
  const changeFraction = question.changeFraction ?? usualChange
  const { assumptions: all, notVaried } = assumptionList(fleet)
  const { assumptionIds } = question
  const isAsked = (id: string) => assumptionIds?.includes(id) ?? true
  const known = new Set([...all, ...notVaried].map(({ id }) => id))
  const notLookedAt: NotLookedAt[] = [
    ...(assumptionIds ?? [])
      .filter((id) => !known.has(id))
      .map((id) => ({ id, reason: `The fleet has no assumption of this name.` })),
    ...notVaried.filter(({ id }) => isAsked(id)),
  ].map(({ id, reason }) => ({ assumptionId: id, factor: null, reason }))

  const asked = all.filter(({ id }) => isAsked(id))
  const varied = asked.flatMap(({ id, vary }) =>
    [1 - changeFraction, 1 + changeFraction].flatMap((factor): Varied[] => {
      const changed = vary(fleet, factor)
      if (changed)
        return [
          {
            assumptionId: id,
            factor,
            fleet: changed.fleet,
            limitedFigures: changed.limitedCount,
            held: null,
            anew: null,
          },
        ]
      notLookedAt.push({ assumptionId: id, factor, reason: 'It changes no figure of the fleet.' })
      return []
    }),
  )
  // Differences are to the plan with its shares at their best, so that they are those of the change alone.
  const base = (await replanHeld(fleet, plan, settings)).plan ?? plan
  await lookAt(varied, base, settings)
  const looked = varied.map((entry) => ({ entry, found: variationOf(entry, base, settings) }))
  for (const { entry, found } of looked)
    if (found === null || found.decision === 'unknown')
      notLookedAt.push({
        assumptionId: entry.assumptionId,
        factor: entry.factor,
        reason: whyUnknown(entry),
      })
  const ranked = asked
    .map((assumption) =>
      ranking(
        assumption,
        looked.flatMap(({ entry, found }) =>
          found && entry.assumptionId === assumption.id ? [found] : [],
        ),
        fleet.currency,
      ),
    )
    .filter(({ variations }) => variations.length > 0)
    .sort(byDependence)
  const isCutShort = looked.some(({ found }) => found === null || found.decision === 'unknown')
  const found = {
    currency: fleet.currency,
    changeFraction,
    assumptions: ranked,
    notLookedAt,
    isCutShort,
  }
  return { ...found, text: assumptionsText(found) }
}

const whyUnknown = ({ held, anew }: Varied): string => {
  if (anew)
    return 'The search with everything decided anew ended before it reached its gap. To fix: allow more time.'
  if (held?.plan)
    return 'The time was up before everything was decided anew; the sites of the plan were held. To fix: allow more time, or ask about fewer assumptions.'
  return held?.status === 'infeasible'
    ? held.message
    : 'The time was up before it was looked at. To fix: allow more time.'
}

/** Part of the time that one change with the decisions held may take. */
const heldShare = 1 / 15

/** Holds the decisions for all changes, then decides anew as many as there is time for. */
const lookAt = async (varied: readonly Varied[], base: Plan, settings: AskSettings) => {
  const total = 2 * varied.length
  for (const [done, entry] of varied.entries()) {
    if (settings.isOver()) return
    settings.onProgress({ done, total, step: stepOf(entry) })
    entry.held = await replanHeld(entry.fleet, base, atMost(settings, heldShare))
  }
  const strongestFirst = [...varied].sort((a, b) => pullOf(b, base) - pullOf(a, base))
  let lastSeconds = 0
  for (const [done, entry] of strongestFirst.entries()) {
    // A search that would be cut off early tells nothing.
    if (settings.isOver() || settings.remainingSeconds() < lastSeconds / 2) return
    settings.onProgress({
      done: varied.length + done,
      total,
      step: `${stepOf(entry)}, everything decided anew`,
    })
    const anew = await replanAnew(entry.fleet, settings)
    if (anew.plan) entry.anew = anew
    lastSeconds = anew.seconds
  }
}

/** The same settings with a part of the time, so that one hard search does not take that of all. */
const atMost = (settings: AskSettings, share: number): AskSettings => {
  const endsAt = settings.now() + settings.timeLimitSeconds * share * 1000
  return {
    ...settings,
    remainingSeconds: () =>
      Math.min(settings.remainingSeconds(), Math.max(0, (endsAt - settings.now()) / 1000)),
  }
}

const stepOf = ({ assumptionId, factor }: Varied) => `${assumptionId} × ${factor}`

const ranking = (
  { id, name, figures, sources }: Assumption,
  found: readonly Omit<Variation, 'text'>[],
  currency: string,
): RankedAssumption => {
  const variations = found.map((variation) => ({
    ...variation,
    text: variationText(variation, currency),
  }))
  const told = variations.filter(({ decision }) => decision !== 'unknown')
  const largest = (figure: (variation: (typeof variations)[number]) => number) =>
    Math.max(0, ...variations.map(figure))
  const ranked = {
    id,
    name,
    figures,
    sources,
    variations,
    changedSiteCount:
      told.length > 0 ? Math.max(...told.map((variation) => variation.changedSites.length)) : null,
    movedAccelerators: largest(({ movedAccelerators }) => movedAccelerators),
    changePerHour: largest(({ changeOfCostPerHour, changeOfUnservedPenaltyPerHour }) =>
      Math.abs(changeOfCostPerHour + changeOfUnservedPenaltyPerHour),
    ),
  }
  return { ...ranked, text: assumptionText(ranked, currency) }
}

/** Accelerators and currency below these differ by rounding. */
const noticed = (value: number) => Math.round(value * 1e3) / 1e3

const byDependence = (a: RankedAssumption, b: RankedAssumption): number =>
  (b.changedSiteCount ?? 0) - (a.changedSiteCount ?? 0) ||
  noticed(b.movedAccelerators) - noticed(a.movedAccelerators) ||
  b.changePerHour - a.changePerHour
