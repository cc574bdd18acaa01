const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const fourDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

/** A number without decimals: 1,234. */
export const whole = (value: number): string => {
  const rounded = Math.round(value)
  return wholeNumber.format(rounded === 0 ? 0 : rounded)
}

/** Three significant digits: 0.123, 12.3. */
export const short = (value: number): string => threeDigits.format(value)

/** A share as "12.3 %"; null is unknown. */
export const percent = (fraction: number | null): string =>
  fraction === null ? 'unknown' : `${short(fraction * 100)} %`

/** A change with its sign: "+12.3", "−4.56", "0". */
export const signed = (amount: number): string => {
  const size = fourDigits.format(Math.abs(amount))
  return size === '0' ? '0' : `${amount < 0 ? '−' : '+'}${size}`
}

/** Money of an hour: "0.123 CNY per hour". */
export const perHour = (amount: number, currency: string): string =>
  `${fourDigits.format(amount)} ${currency} per hour`

/** "1 move", "2 moves". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${whole(count)} ${count === 1 ? noun : plural}`

/** The first names of a list, and how many more there are. */
export const listed = (names: readonly string[], shown = 3): string =>
  names.length <= shown
    ? names.join(', ')
    : `${names.slice(0, shown).join(', ')} and ${whole(names.length - shown)} more`

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
