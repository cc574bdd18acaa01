import { counted, percent, upperFirst } from '../../words/numbers.ts'
import type { PlanSide, Side, Subject } from '../subject.ts'
import { said } from './quantity.ts'

/** Costs that differ by less than this share of them are the same to a reader. */
const sameCost = 5e-4

const costWords = (
  before: Side,
  after: Side,
  currency: string,
  words: { less: string; more: string; same: string },
): string => {
  const [from, to] = [before.account.costPerHour, after.account.costPerHour]
  const change = to - from
  if (Math.abs(change) <= sameCost * Math.abs(from)) return words.same
  const share = from === 0 ? '' : ` (${percent(Math.abs(change / from))})`
  return `${said(Math.abs(change), 'currencyPerHour', currency)} ${change < 0 ? words.less : words.more}${share}`
}

const servedWords = ({ account }: Side): string => {
  const missing = account.servedFraction === null ? 0 : 1 - account.servedFraction
  const homeless = account.trainings - account.trainingsPlaced
  const parts = [
    ...(missing > 1e-6 ? [`${percent(missing)} of the demand`] : []),
    ...(homeless > 0 ? [counted(homeless, 'training')] : []),
  ]
  return parts.length === 0
    ? 'everything is served'
    : `${parts.join(' and ')} ${missing <= 1e-6 && homeless > 1 ? 'are' : 'is'} left out`
}

const sitesWords = ({ today, after }: Subject): string => {
  const [from, to] = [today.account.openSites, after.account.openSites]
  if (to < from) return `${to} of ${from} open sites are enough`
  if (to === from) return `all ${counted(to, 'site')} stay open`
  return `${counted(to, 'site')} are open instead of ${from}`
}

const onePlan = (subject: Subject): string => {
  const { fleet, before, after } = subject
  const cost = costWords(before, after, fleet.currency, {
    less: 'are saved',
    more: 'are added',
    same: 'the cost stays as it is',
  })
  return `${upperFirst(sitesWords(subject))}, ${cost}, and ${servedWords(after)}.`
}

const twoPlans = ({ fleet, before, after }: Subject): string => {
  const sites = after.account.openSites - before.account.openSites
  const siteWords =
    sites === 0
      ? 'keeps as many sites open as'
      : `keeps ${counted(Math.abs(sites), `${sites < 0 ? 'fewer' : 'more'} site`)} open than`
  const cost = costWords(before, after, fleet.currency, {
    less: 'less',
    more: 'more',
    same: 'as much',
  })
  const unserved = [before, after].every((side) => servedWords(side) === 'everything is served')
    ? 'both serve everything'
    : `in plan A ${servedWords(before)}, in plan B ${servedWords(after)}`
  return `Plan B ${siteWords} plan A and costs ${cost}; ${unserved}.`
}

const failedWords = ({ phrase, certificate: { violations, checkCount } }: PlanSide): string =>
  `${upperFirst(phrase)} does not hold for this fleet: ${violations.length.toLocaleString('en')} of ${checkCount.toLocaleString('en')} limits and figures are not as it says.`

/** The answer in one sentence; that a plan does not hold comes before all else. */
export const headlineOf = (subject: Subject): string => {
  const failed = subject.plans.filter(({ certificate }) => !certificate.ok)
  if (failed.length > 0) return failed.map(failedWords).join(' ')
  return subject.plans.length === 1 ? onePlan(subject) : twoPlans(subject)
}
