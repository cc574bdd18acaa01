import { hoursPerMonth, type Unit, units } from '@berth/shared'

/** How the numbers of one unit are written where they stand together. */
export interface Scale {
  /** A number times this is what is written. */
  factor: number
  decimals: number
  /** What is written behind it; empty where it needs nothing. */
  symbol: string
}

const prefixes = [
  { from: 1e9, each: 1e9, prefix: 'bn ' },
  { from: 1e6, each: 1e6, prefix: 'M ' },
  { from: 1e4, each: 1e3, prefix: 'k ' },
]

/** Large units for large numbers: from how many of the small one on, and how many of the small one they are. */
const larger: Partial<Record<Unit, { from: number; each: number; symbol: string }[]>> = {
  kW: [{ from: 1e4, each: 1e3, symbol: 'MW' }],
  kgPerDay: [{ from: 1e4, each: 1e3, symbol: 't/day' }],
  GB: [
    { from: 1e7, each: 1e6, symbol: 'PB' },
    { from: 1e4, each: 1e3, symbol: 'TB' },
  ],
  tokensPerSecond: [{ from: 1e6, each: 1e6, symbol: 'M token/s' }],
}

/** Decimals that leave three or four digits of the largest number. */
const decimalsFor = (largest: number) =>
  largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 10 ? 2 : largest >= 1 ? 3 : 4

/** Smaller numbers are what rounding leaves of 0. */
const dust = 1e-9

/** Money of an hour is told by the month, as everywhere on the planning page. */
const moneyScale = (largest: number, currency: string): Scale => {
  const monthly = largest * hoursPerMonth
  const { each, prefix } = prefixes.find(({ from }) => monthly >= from) ?? { each: 1, prefix: '' }
  return {
    factor: hoursPerMonth / each,
    decimals: largest < dust ? 0 : Math.min(2, decimalsFor(monthly / each)),
    symbol: `${prefix}${currency} per month`,
  }
}

/** How to write numbers of a unit that stand together: one scale for all of them, by the largest. */
export const scaleOf = (
  unit: Unit,
  values: readonly (number | null)[],
  currency: string,
): Scale => {
  const largest = values.reduce((most: number, value) => Math.max(most, Math.abs(value ?? 0)), 0)
  if (unit === 'currencyPerHour') return moneyScale(largest, currency)
  if (unit === 'fraction') return { factor: 100, decimals: 1, symbol: '%' }
  const step = larger[unit]?.find(({ from }) => largest >= from)
  const each = step?.each ?? 1
  const areWhole = values.every((value) => Number.isInteger((value ?? 0) / each))
  return {
    factor: 1 / each,
    decimals: areWhole ? 0 : Math.min(unit === 'count' ? 1 : 2, decimalsFor(largest / each)),
    symbol: unit === 'ratio' ? '' : (step?.symbol ?? units[unit].symbol.replace('¤', currency)),
  }
}

/** The first digit that counts, at least of a hundred-thousandth. */
const oneDigit = (value: number) =>
  value < 1e-5 ? '<0.00001' : value.toLocaleString('en', { maximumSignificantDigits: 1 })

/** A number as it is written, without its symbol. What is too small for the decimals has more of them, so that only 0 is 0. */
export const written = (
  value: number,
  { factor, decimals }: Scale,
  isDifference = false,
): string => {
  const scaled = value * factor
  const isDust = Math.abs(scaled) < dust
  const sign = scaled < 0 && !isDust ? '−' : isDifference && !isDust ? '+' : ''
  const digits = (amount: number) =>
    amount.toLocaleString('en', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  const isTooSmall = !isDust && Math.abs(scaled) < 10 ** -decimals / 2
  return `${sign}${isTooSmall ? oneDigit(Math.abs(scaled)) : digits(isDust ? 0 : Math.abs(scaled))}`
}

/** A number alone in a sentence, with its unit. */
export const said = (value: number, unit: Unit, currency: string): string => {
  const scale = scaleOf(unit, [value], currency)
  return [written(value, scale), scale.symbol].filter((part) => part !== '').join(' ')
}

/** `sitePowerHolds` as "site power holds". */
export const spaced = (word: string): string =>
  word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim()
