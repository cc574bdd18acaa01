import { defaultLocale, formatNumber, noBreakSpace, unknownText } from './numberFormat.ts'

/** Whole things: "3,000". */
export function formatCount(count: number | null, locale: string = defaultLocale): string {
  return count === null ? unknownText : formatNumber(count, locale)
}

/**
 * A share from 0 to 1 as "41 %". What is not nothing never reads as "0 %", and what is not everything
 * never reads as "100 %": these become "<1 %" and ">99 %".
 */
export function formatPercent(fraction: number | null, locale: string = defaultLocale): string {
  if (fraction === null) return unknownText
  const percent = (value: number) => `${formatNumber(value, locale)}${noBreakSpace}%`
  const rounded = Math.round(fraction * 100)
  if (rounded === 0 && fraction > 1e-9) return `<${percent(1)}`
  if (rounded === 100 && fraction < 1 - 1e-9) return `>${percent(99)}`
  return percent(rounded)
}

/** "1 site", "3 sites": the plural that English needs, kept out of the components. */
export function formatCounted(
  count: number,
  words: { one: string; other: string },
  locale: string = defaultLocale,
): string {
  const word = new Intl.PluralRules('en').select(count) === 'one' ? words.one : words.other
  return `${formatCount(count, locale)} ${word}`
}
