import type { Fleet, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { compare } from '../../compare/compare.ts'
import { listed } from '../../words/numbers.ts'
import { contradictionsIn } from './contradictions.ts'
import type { Negotiation, NegotiationQuestion } from './negotiation.ts'
import { contradictionText, negotiationText, pricedText } from './negotiationText.ts'
import { outcomeOf } from './outcomes.ts'
import { type Point, pointsOf } from './plannerRefusal.ts'
import { bestFor, type KnownPlan, priceOf } from './priceRefusals.ts'
import { solveWithRefusals } from './solveWithRefusals.ts'

/** Share of the time that is left which the plan with all refusals may take where everything is decided anew. */
const shareForAll = 0.5

/**
 * Plans on after a planner has locked or refused single moves and site decisions, and prices each of these. The rest is planned with the
 * decisions of the plan held, except those that the refusals touch; where that leaves out what the plan serves, everything is decided anew
 * within the time, or at once where that is asked for. The price of a refusal is what the plan with all refusals comes to less what it comes to without this one, and alone
 * what it comes to with only this one less without any. A plan with more refusals is one with fewer as well, so the best plan known counts.
 * Refusals that contradict each other, the fleet or its policy are answered by `contradictions`; nothing is thrown.
 * Cost: two plans per refusal, each some tenths of a second for a whole country where decisions can be held.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { negotiate } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { price } = await negotiate(fleet, found, {
 *   refusals: [{ kind: 'move', workloadId: 'train', siteId: 'East', stance: 'lock' }],
 * })
 * console.log(price?.openSites, price?.costPerHour.toFixed(0)) // 1 100
 */
export const negotiate = async (
  fleet: Fleet,
  plan: Plan,
  { refusals, decideAnew = false }: NegotiationQuestion,
  options: AskOptions = {},
): Promise<Negotiation> => {
  const settings = withAskDefaults(plan, options)
  const contradictions = contradictionsIn(fleet, plan, refusals)
  const { points, placeOf } = pointsOf(refusals, plan)
  const unpriced = refusals.map((refusal, at) => ({
    refusal,
    claim: points[placeOf[at] ?? 0]?.claim ?? '',
    withOthers: null,
    alone: null,
    text: '',
  }))
  const unanswered: Negotiation = {
    status: 'contradiction',
    currency: fleet.currency,
    contradictions,
    plan: null,
    scope: null,
    gapRelative: null,
    withoutRefusals: null,
    withRefusals: null,
    price: null,
    refusals: unpriced,
    changes: null,
    isCutShort: false,
    text: contradictionText(contradictions),
  }
  if (contradictions.length > 0) return unanswered
  const { known, message } = await knownPlans(fleet, plan, points, decideAnew, settings)
  const all = [...points.keys()]
  const found = bestFor(known, all, settings.objective)
  if (!found?.result.plan)
    return {
      ...unanswered,
      status: 'noPlan',
      isCutShort: settings.isOver(),
      text: `There is no plan with these refusals. ${message}`,
    }
  const without = bestFor(known, [], settings.objective)
  const price = (more: readonly number[], fewer: readonly number[]) =>
    priceOf(known, more, fewer, settings.objective)
  const priced = unpriced.map((entry, at) => {
    const place = placeOf[at] ?? 0
    const others = all.filter((index) => index !== place)
    const answer = { ...entry, withOthers: price(all, others), alone: price([place], []) }
    return { ...answer, text: pricedText(answer, fleet.currency) }
  })
  const { opened, closed, moves } = compare(fleet, plan, found.result.plan)
  const answer: Negotiation = {
    ...unanswered,
    status: 'replanned',
    plan: found.result.plan,
    scope: found.isAnew ? 'everything' : found.result.scope,
    gapRelative: found.gapRelative,
    withoutRefusals: without && outcomeOf(without.account),
    withRefusals: outcomeOf(found.account),
    price: price(all, []),
    refusals: priced,
    changes: { opened, closed, moves },
    isCutShort: priced.some(({ withOthers, alone }) => withOthers === null || alone === null),
  }
  return { ...answer, text: negotiationText(answer) }
}

/** Plans with all points, without any, and with all but one and only one of each, as far as time allows. */
const knownPlans = async (
  fleet: Fleet,
  plan: Plan,
  points: readonly Point[],
  decideAnew: boolean,
  settings: AskSettings,
) => {
  const subsets = subsetsOf([...points.keys()])
  const known: KnownPlan[] = []
  let message = ''
  for (const [done, places] of subsets.entries()) {
    if (done > 0 && settings.isOver()) break
    settings.onProgress({ done, total: subsets.length, step: stepOf(places, points) })
    const chosen = points.filter((_, place) => places.includes(place))
    const solved = await solveWithRefusals(
      fleet,
      plan,
      chosen.flatMap(({ refusals }) => refusals),
      settings,
      {
        isAnew: decideAnew || known[0]?.solved.isAnew === true,
        share: done === 0 && points.length > 0 ? shareForAll : 1 / (subsets.length - done),
      },
    )
    if (typeof solved !== 'string') known.push({ places: new Set(places), solved })
    else if (done === 0) return { known, message: solved }
    else message = solved
  }
  return { known, message }
}

/** All, none, and of each place all others and itself; each once. */
const subsetsOf = (all: readonly number[]): number[][] => {
  const subsets = [
    [...all],
    [],
    ...all.flatMap((place) => [all.filter((index) => index !== place), [place]]),
  ]
  const byKey = new Map(subsets.map((subset) => [subset.join(), subset]))
  return [...byKey.values()]
}

const stepOf = (places: readonly number[], points: readonly Point[]): string => {
  if (places.length === points.length) return 'with all refusals'
  const claims = places.map((place) => points[place]?.claim ?? '')
  return claims.length === 0 ? 'without refusals' : `with ${listed(claims)}`
}
