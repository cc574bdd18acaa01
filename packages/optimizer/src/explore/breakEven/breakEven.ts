import type { Fleet, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { accountOfSites } from '../../evaluate/accountOfSites.ts'
import { lookupOf } from '../../evaluate/lookup.ts'
import { stateOf } from '../../evaluate/state.ts'
import type {
  BreakEvenAnswer,
  BreakEvenQuestion,
  DecisionRange,
  RangeParameter,
  SiteBreakEven,
} from './breakEvenAnswer.ts'
import { breakEvenText, rentText } from './breakEvenTexts.ts'
import { decisionRange, type KnownDecisions } from './decisionRange.ts'
import { followedPrice } from './rangeParameters.ts'
import { siteBreakEvens } from './siteBreakEven.ts'

const allParameters: readonly RangeParameter[] = ['rent', 'electricityPrice', 'carbonPrice']

/**
 * At which rents the sites of a plan pay, and over which prices its decisions about sites stay the best. An open site pays where income per busy accelerator-hour covers all that it
 * costs, and is better open than shut where it covers what shutting saves; a closed site likewise, as full as load that may run there would make it. Costs are those of `evaluate`.
 * A range ends where other decisions are better by more than the gap: on its inner side by a search with everything decided anew, on its outer side by plans with either decisions held,
 * no further apart than 0.001 of the price of electricity and 0.1 per tonne of carbon. Between today’s price and its ends no other price is tried. Nothing is thrown; what there was
 * no time for is told. Cost: milliseconds per site, and for each end of a range two or three searches with everything decided anew: half a minute each for a whole country.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { breakEven } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet)
 * if (!found) throw new Error('no plan')
 * const { sites, ranges } = await breakEven(fleet, found)
 * console.log(sites[0]?.siteId, sites[0]?.breakEvenRentPerHour?.toFixed(2)) // West 1.93
 * console.log(ranges.map(({ parameter, up }) => `${parameter} ${up.status}`).join(', ')) // rent noEnd, electricityPrice noEnd, carbonPrice noEnd
 */
export const breakEven = async (
  fleet: Fleet,
  plan: Plan,
  question: BreakEvenQuestion = {},
  options: AskOptions = {},
): Promise<BreakEvenAnswer> => {
  const settings = withAskDefaults(plan, options)
  const asked = question.siteIds ?? fleet.sites.map(({ id }) => id)
  const siteBreakEven = siteBreakEvens(fleet, plan)
  const found = asked.map((siteId) => ({ siteId, site: siteBreakEven(siteId) }))
  const sites = found.flatMap(({ site }) => site ?? []).sort(byNeed)
  const open = accountOfSites(lookupOf(fleet), stateOf(plan), new Set(plan.openSiteIds))
  const ranges = await rangesOf(fleet, plan, question.parameters ?? allParameters, settings)
  const answer = {
    currency: fleet.currency,
    sites,
    fleetBreakEvenRentPerHour:
      open.busyAccelerators > 0 ? open.costPerHour / open.busyAccelerators : null,
    toleranceRelative: settings.gapRelative,
    ranges,
    unknownSiteIds: found.flatMap(({ siteId, site }) => (site ? [] : [siteId])),
  }
  return { ...answer, text: breakEvenText(answer) }
}

/** Open sites first, the highest rent first; those that no rent makes pay come last. */
const byNeed = (a: SiteBreakEven, b: SiteBreakEven): number =>
  Number(b.open) - Number(a.open) || (b.breakEvenRentPerHour ?? -1) - (a.breakEvenRentPerHour ?? -1)

const rangesOf = async (
  fleet: Fleet,
  plan: Plan,
  parameters: readonly RangeParameter[],
  settings: AskSettings,
): Promise<DecisionRange[]> => {
  const known: KnownDecisions = { own: [plan], others: [], lastSeconds: 0 }
  const ranges: DecisionRange[] = []
  for (const parameter of parameters)
    ranges.push(
      parameter === 'rent'
        ? rentRange
        : await decisionRange(plan, followedPrice(fleet, parameter), known, settings),
    )
  return ranges
}

const everyRent = { provedGapRelative: 0, changedSites: [], savesPerHour: null }

/** Rents scale the penalties of all that is not served alike, and nothing else; these are a goal of their own, so that every rent above 0 asks for the same. */
const rentRange: DecisionRange = {
  parameter: 'rent',
  unit: 'ratio',
  now: 1,
  by: 'reasoning',
  betterNow: null,
  down: { ...everyRent, status: 'found', holdsAt: null, changesAt: 0 },
  up: { ...everyRent, status: 'noEnd', holdsAt: null, changesAt: null },
  text: rentText,
}
