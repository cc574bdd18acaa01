/** A number without decimals: 1,234. */
export const whole = (value: number): string => {
  const rounded = Math.round(value)
  return (rounded === 0 ? 0 : rounded).toLocaleString('en')
}

/** Three significant digits: 0.123, 12.3. */
export const short = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: 3 })

export const percent = (fraction: number): string => `${short(fraction * 100)} %`

/** "1 move", "2 moves". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${whole(count)} ${count === 1 ? noun : plural}`

/** The first names of a list, and how many more there are. */
export const listed = (names: readonly string[], shown = 3): string =>
  names.length <= shown
    ? names.join(', ')
    : `${names.slice(0, shown).join(', ')} and ${whole(names.length - shown)} more`
