import type { LimitPrice, SensitivityRange } from '@berth/shared'
import { perHour } from '../../words/numbers.ts'
import { type LimitName, limitFigure, limitInWords, oneOf } from '../held/limitWords.ts'

/** What one more unit of a limit would save, for as long as the decisions of the plan stay. */
export interface LimitWorth extends LimitName {
  /** The limit as it stands, in its unit. */
  limitValue: number
  unit: LimitPrice['unit']
  /** Periods in which it binds; empty where it is one limit for the whole day. */
  periodIds: string[]
  /**
   * Currency per hour that one more unit of the limit saves, at least 0. Of a pool it is one more accelerator that may be used: what an accelerator
   * costs that is bought, and the power that it draws while idle, are not in it.
   */
  savedPerHour: number
  /** Up to this value of the limit, and down to it, every unit saves as much; null where nothing ends it. The other limits stay as they are. */
  sensitivityRange: SensitivityRange
  /**
   * Currency per hour by which the penalty of unserved demand would fall with one more unit: this comes before any cost. 0 where the plan serves all.
   * Then `savedPerHour` is for as much served as now.
   */
  savedPenaltyPerHour: number
  validFor: LimitPrice['validFor']
  text: string
}

/** The sentence of a limit. */
export const worthInWords = (
  worth: Omit<LimitWorth, 'text'>,
  currency: string,
): LimitWorth['text'] => {
  const { limitValue, savedPenaltyPerHour, savedPerHour, sensitivityRange, unit } = worth
  const { to } = sensitivityRange
  const saved = [
    ...(savedPenaltyPerHour > 0
      ? [`spares ${perHour(savedPenaltyPerHour, currency)} of penalty for unserved demand`]
      : []),
    ...(savedPerHour > 0 ? [`saves ${perHour(savedPerHour, currency)}`] : []),
  ].join(' and ')
  const range =
    savedPerHour === 0
      ? ''
      : to === null
        ? ', however many there are'
        : `, up to ${limitFigure(to, unit)}`
  return `${oneOf(unit)} more of ${limitInWords(worth)}, now ${limitFigure(limitValue, unit)}, ${saved}${range}.`
}
