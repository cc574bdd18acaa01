import { defaultLocale, formatNumber, noBreakSpace } from './numberFormat.ts'

/** Below this a gap is rounding of the arithmetic, not room for a better plan. */
export const provedGapRelative = 1e-6

/**
 * How far the plan in hand can be from the best possible, as a sentence part. `gapRelative` is
 * |objectiveValue − bestBound| / |objectiveValue|; null where no bound is known. The percentage is
 * rounded up, so that the sentence stays true.
 */
export function gapInWords(gapRelative: number | null, locale: string = defaultLocale): string {
  if (gapRelative === null) return 'distance from the best possible not known yet'
  if (gapRelative <= provedGapRelative) return 'proved best'
  const percent = Number((gapRelative * 100).toPrecision(10))
  const digits = formatNumber(percent, locale, {
    maximumSignificantDigits: percent < 1 ? 1 : 2,
    roundingMode: 'ceil',
  })
  return `within ${digits}${noBreakSpace}% of the best possible`
}
