import { defaultLocale, noBreakSpace, numberFormat, unknownText } from './numberFormat.ts'
import { scaleUnit, significantDigits, type UnitStep } from './scaleUnit.ts'

/** A month as a twelfth of a year of 365.25 days. */
export const hoursPerMonth = 730.5

const moneySteps: readonly UnitStep[] = [
  { size: 1, unit: '' },
  { size: 1e3, unit: 'k' },
  { size: 1e6, unit: 'M' },
  { size: 1e9, unit: 'bn' },
]

/** An amount in one currency: "¥12.4 M". `currency` is an ISO 4217 code such as `CNY`. */
export function formatMoney(
  amount: number | null,
  currency: string,
  locale: string = defaultLocale,
): string {
  if (amount === null) return unknownText
  const scaled = scaleUnit(amount, moneySteps)
  const parts = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumSignificantDigits: significantDigits,
  }).formatToParts(scaled.value === 0 ? 0 : scaled.value)
  const isDigits = (type: string) => type === 'integer' || type === 'fraction'
  const lastDigits = parts.findLastIndex((part) => isDigits(part.type))
  const suffix = scaled.unit === '' ? '' : `${noBreakSpace}${scaled.unit}`
  return parts
    .map((part, index) => {
      if (part.type === 'minusSign') return '−'
      return index === lastDigits ? part.value + suffix : part.value
    })
    .join('')
}

/** What costs `amountPerHour` for each hour, told for a month: "¥12.4 M / month". */
export function formatMoneyPerMonth(
  amountPerHour: number | null,
  currency: string,
  locale: string = defaultLocale,
): string {
  if (amountPerHour === null) return unknownText
  return `${formatMoney(amountPerHour * hoursPerMonth, currency, locale)} / month`
}
