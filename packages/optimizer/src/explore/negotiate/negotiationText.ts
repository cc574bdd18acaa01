import { counted, percent, whole } from '../../words/numbers.ts'
import type { Contradiction } from './contradictions.ts'
import type { Negotiation, PricedRefusal } from './negotiation.ts'
import type { RefusalPrice } from './outcomes.ts'

/** Amounts up to this, in currency per hour, are told as nothing. */
const noticeable = 0.5
/** A gap up to this needs no words. */
const noticeableGap = 0.01

export const contradictionText = (contradictions: readonly Contradiction[]): string =>
  contradictions.length === 0
    ? ''
    : `These refusals cannot all hold. ${contradictions.map(({ text }) => text).join(' ')}`

/** What a refusal costs, for a planner. */
export const pricedText = (
  { claim, withOthers, alone }: Omit<PricedRefusal, 'text'>,
  currency: string,
): string => {
  if (!withOthers && !alone) return `${claim}: the time was up before its price was known.`
  const both = [
    ...(withOthers ? [`${priceText(withOthers, currency)} beside the others`] : []),
    ...(alone ? [`${priceText(alone, currency)} alone`] : []),
  ]
  const isSame =
    withOthers && alone && priceText(withOthers, currency) === priceText(alone, currency)
  return `${claim}: ${isSame ? priceText(alone, currency) : both.join(', ')}.${proofText(withOthers ?? alone)}`
}

/** A price in words: "1 site and 100 CNY per hour more". */
const priceText = (
  { openSites, costPerHour, unservedPenaltyPerHour }: RefusalPrice,
  currency: string,
): string => {
  const money = (amount: number) => `${whole(Math.abs(amount))} ${currency} per hour`
  const side = (amount: number) => (amount > 0 ? 'more' : 'less')
  const parts = [
    ...(openSites === 0 ? [] : [`${counted(Math.abs(openSites), 'open site')} ${side(openSites)}`]),
    ...(Math.abs(costPerHour) > noticeable ? [`${money(costPerHour)} ${side(costPerHour)}`] : []),
    ...(Math.abs(unservedPenaltyPerHour) > noticeable
      ? [`demand worth ${money(unservedPenaltyPerHour)} ${side(unservedPenaltyPerHour)} left out`]
      : []),
  ]
  return parts.length === 0 ? 'costs nothing' : parts.join(' and ')
}

/** How sure a price is, where that matters. */
const proofText = (price: RefusalPrice | null): string => {
  if (!price) return ''
  const { gapRelative, scope } = price
  const gap =
    gapRelative !== null && gapRelative > noticeableGap
      ? ` The plans compared are proved to within ${percent(gapRelative)} of the best.`
      : ''
  return scope === 'mixed'
    ? `${gap} One of them has its decisions held and the other not: allow more time for a fair price.`
    : gap
}

/** The whole answer in a sentence. */
export const negotiationText = ({
  withRefusals,
  refusals,
  price,
  currency,
  scope,
}: Negotiation): string => {
  if (!withRefusals) return ''
  const way = scope === 'everything' ? 'everything is decided anew' : 'the other decisions are held'
  const cost = `${counted(withRefusals.openSites, 'site is', 'sites are')} open, and it costs ${whole(withRefusals.costPerHour)} ${currency} per hour`
  const more = price ? `: ${priceText(price, currency)}` : ''
  return `With ${counted(refusals.length, 'refusal')} ${way}; ${cost}${refusals.length === 0 ? '' : more}.`
}
