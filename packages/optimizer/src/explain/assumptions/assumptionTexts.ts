import { counted, listed, percent, whole } from '../../words/numbers.ts'
import type { AssumptionsAnswer, RankedAssumption, Variation } from './assumptionsAnswer.ts'

const byInWords = (factor: number) =>
  `${percent(Math.abs(factor - 1))} ${factor < 1 ? 'less' : 'more'}`

const upOrDown = (amount: number, currency: string) =>
  Math.abs(amount) < 0.5
    ? 'the cost stays the same'
    : `the cost ${amount < 0 ? 'falls' : 'rises'} by ${whole(Math.abs(amount))} ${currency} per hour`

const sitesInWords = ({ changedSites }: Pick<Variation, 'changedSites'>) =>
  listed(changedSites.map(({ siteId, to }) => `${siteId} (${to})`))

/** What one change of an assumption does. */
export const variationText = (variation: Omit<Variation, 'text'>, currency: string): string => {
  const { factor, decision, movedAccelerators, changeOfUnservedPenaltyPerHour, regretPerHour } =
    variation
  const cost = upOrDown(variation.changeOfCostPerHour, currency)
  const penalty =
    Math.abs(changeOfUnservedPenaltyPerHour) < 0.5
      ? ''
      : `, the penalty of what is not served ${changeOfUnservedPenaltyPerHour < 0 ? 'falls' : 'rises'} by ${whole(Math.abs(changeOfUnservedPenaltyPerHour))}`
  const moved = `${whole(movedAccelerators)} accelerators’ worth of load changes its site`
  const start = `With ${byInWords(factor)}, ${cost}${penalty}, and ${moved}`
  switch (decision) {
    case 'changes':
      return `${start}. ${counted(variation.changedSites.length, 'site is', 'sites are')} decided otherwise: ${sitesInWords(variation)}${regretPerHour === null ? '; the decisions of the plan cannot be held' : `; keeping the decisions of the plan would cost ${whole(regretPerHour)} ${currency} per hour`}.`
    case 'holds':
      return `${start}. The same sites stay right.`
    case 'unknown':
      return `${start}, with the sites of the plan held; whether others would be better was not found out.`
  }
}

/** What an assumption means for the decision. */
export const assumptionText = (
  {
    name,
    variations,
    changedSiteCount,
    movedAccelerators,
    changePerHour,
  }: Omit<RankedAssumption, 'text'>,
  currency: string,
): string => {
  const [furthest] = [...variations].sort((a, b) => b.changedSites.length - a.changedSites.length)
  const effect = `up to ${whole(movedAccelerators)} accelerators’ worth of load and ${whole(changePerHour)} ${currency} per hour`
  const subject = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  if (changedSiteCount === null)
    return `${subject}: it moves ${effect} with the sites of the plan held; whether sites change was not found out.`
  return changedSiteCount > 0 && furthest
    ? `${subject}: ${byInWords(furthest.factor)} changes ${counted(changedSiteCount, 'site')}, ${sitesInWords(furthest)}; it moves ${effect}.`
    : `${subject}: the sites stay the same; it moves ${effect}.`
}

/** The whole in a sentence or two. */
export const assumptionsText = ({
  assumptions,
  changeFraction,
  isCutShort,
}: Omit<AssumptionsAnswer, 'text'>): string => {
  const [first] = assumptions
  if (!first) return 'Nothing was looked at; the reasons are told for each assumption.'
  const changing = assumptions.filter(({ changedSiteCount }) => (changedSiteCount ?? 0) > 0)
  const holding = assumptions.filter(({ variations }) =>
    variations.every(({ decision }) => decision === 'holds'),
  )
  const open = isCutShort ? ' The time was up before every change was decided anew.' : ''
  return changing.length > 0
    ? `A change of ${percent(changeFraction)} of ${counted(changing.length, 'assumption')} out of ${assumptions.length} changes sites: ${listed(
        changing.map(({ name }) => name),
        5,
      )}.${open}`
    : `No change of ${percent(changeFraction)} that was looked at changes a site; ${holding.length} of ${counted(assumptions.length, 'assumption')} were decided anew in full. Most depends on this: ${first.name}.${open}`
}
