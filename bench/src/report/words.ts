import type { Row } from '../running/row.ts'

/** Three digits that matter, in seconds. */
export const secondsText = (seconds: number | null): string => {
  if (seconds === null) return '–'
  if (seconds >= 100) return seconds.toFixed(0)
  if (seconds >= 10) return seconds.toFixed(1)
  return seconds.toFixed(seconds >= 1 ? 2 : 3)
}

/** How many times the fastest peer’s time it took, or by how much it was faster. */
export const ratioText = (ratio: number | null): string => {
  if (ratio === null) return '–'
  if (ratio > 0 && ratio < 0.995) return `${threeDigits(1 / ratio)} × faster`
  return `${threeDigits(ratio)} ×`
}

const threeDigits = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const numberText = (value: number | null, digits = 9): string =>
  value === null ? '–' : String(Number(value.toPrecision(digits)))

export const gapText = (gap: number | null): string => {
  if (gap === null) return '–'
  if (gap === 0) return '0'
  return gap < 1e-5 ? gap.toExponential(0) : `${Number((gap * 100).toPrecision(2))} %`
}

/** What a table says where an engine has no time of its own. */
export const timeText = (row: Row): string => {
  switch (row.status) {
    case 'absent':
      return 'absent'
    case 'tooLarge':
      return '—, too large'
    case 'failed':
    case 'refused':
      return row.status
    case 'timeLimit':
      return `> ${row.timeLimitSeconds}`
    default:
      return secondsText(row.seconds)
  }
}
