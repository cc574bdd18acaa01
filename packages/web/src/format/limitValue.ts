import { defaultLocale, formatNumber, noBreakSpace } from './numberFormat.ts'

const digits = { maximumSignificantDigits: 6 }

/** A value as a rule tells it, with its unit: "229.178 ms"; words stay as they are. */
export function formatLimitValue(
  value: string,
  unit: string,
  locale: string = defaultLocale,
): string {
  const number = Number(value)
  const shown =
    value.trim() === '' || Number.isNaN(number) ? value : formatNumber(number, locale, digits)
  return unit === '' ? shown : `${shown}${noBreakSpace}${unit}`
}
