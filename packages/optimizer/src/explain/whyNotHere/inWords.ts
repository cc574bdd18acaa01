import { describeEdit, type Fleet } from '@berth/shared'
import { lowerFirst, percent, perHour, short, signed } from '../../words/numbers.ts'
import type { MinimumChange, PlacingEffect, Rebate, WhyNotHere } from './answer.ts'
import type { Subject } from './subject.ts'

/** The answer as a sentence or two: the verdict with its reason, its figure, and what would change it. */
export const summaryOf = (answer: WhyNotHere, { kind, plan, regionIds }: Subject): string => {
  const { changes, currency, obstacles, placing, siteId, verdict, workloadId } = answer
  const who =
    kind === 'inference' && answer.regionId !== null
      ? `${workloadId} from ${regionIds[0]}`
      : workloadId
  const [change] = changes
  const fix = change ? ` ${change.text}` : ''
  const now = answer.shareNow > 0 ? ` ${percent(answer.shareNow)} of it is there now.` : ''
  switch (verdict) {
    case 'isThere':
      return `${who} is at ${siteId}${answer.shareAsked < 1 ? `, with the ${percent(answer.shareAsked)} that one site may take of it` : ''}.`
    case 'forbidden':
      return `${who} may not run at ${siteId} because ${obstacles.map(({ text }) => text).join('; and ')}.${fix}`
    case 'closed':
      return `${who} may run at ${siteId}, but the plan has the site closed: ${lowerFirst(closedBecause(plan, siteId))}${fix}`
    case 'full':
      return `${who} may run at ${siteId}, but there is no room for it, even if others make room as far as they can.${now}${fix}`
    case 'costsMore':
      return `${who} may run at ${siteId}, but the plan would cost ${placing ? costInWords(placing, currency) : 'more'}.${now}${rebateInWords(placing?.rebate ?? null, currency)}${fix}`
    case 'asGood':
      return `${who} may run at ${siteId}, and the plan would cost ${placing ? costInWords(placing, currency) : 'no more'}: ${placing && placing.changeOfCostPerHour < -1e-6 ? 'it is proved to be good only within its gap' : 'it chose among equals'}.${now}`
    case 'unknown':
      return answer.text
  }
}

const closedBecause = ({ siteDecisions }: Subject['plan'], siteId: string): string =>
  siteDecisions.find((decision) => decision.siteId === siteId)?.reason ?? 'it does not know it.'

const rebateInWords = (rebate: Rebate | null, currency: string): string =>
  rebate
    ? ` The plan would choose it if it cost ${perHour(rebate.perHour, currency)} less there${rebate.perMillionTokens === null ? '' : `, ${short(rebate.perMillionTokens)} ${currency} per million tokens`}.`
    : ''

/** A change as a sentence: what is done, and what it comes to. */
export const changeInWords = (change: MinimumChange, fleet: Fleet): string => {
  const done = change.edits.map((edit) => lowerFirst(describeEdit(edit, fleet))).join(', and ')
  const how = change.isPutThere ? 'it can be put there' : 'the plan has it there by itself'
  return `Smallest change: ${done}. Then ${how}, and the plan costs ${costInWords(change, fleet.currency)}.${rebateInWords(change.rebate, fleet.currency)}`
}

/** "12.3 CNY per hour more", with the terms that make most of it. */
export const costInWords = (
  { changeOfCostPerHour, changeOfTerms, changeOfUnservedPenaltyPerHour, displaced }: PlacingEffect,
  currency: string,
): string => {
  const terms = changeOfTerms
    .filter(({ amountPerHour }) => Math.abs(amountPerHour) > 0.01 * Math.abs(changeOfCostPerHour))
    .sort((a, b) => Math.abs(b.amountPerHour) - Math.abs(a.amountPerHour))
    .slice(0, 3)
    .map(({ amountPerHour, name }) => `${name} ${signed(amountPerHour)}`)
  const others = new Set(displaced.map(({ workloadId }) => workloadId)).size
  return [
    `${perHour(Math.abs(changeOfCostPerHour), currency)} ${changeOfCostPerHour < 0 ? 'less' : 'more'}`,
    ...(terms.length > 0 ? [` (${terms.join(', ')})`] : []),
    ...(Math.abs(changeOfUnservedPenaltyPerHour) > 1e-6
      ? [
          `, with ${perHour(Math.abs(changeOfUnservedPenaltyPerHour), currency)} ${changeOfUnservedPenaltyPerHour < 0 ? 'less' : 'more'} of penalty for unserved demand`,
        ]
      : []),
    ...(others > 0
      ? [`, and ${others} ${others === 1 ? 'other moves' : 'others move'} for it`]
      : []),
  ].join('')
}
