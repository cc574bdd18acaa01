import { unknownText } from './numberFormat.ts'

/**
 * A change, always with its sign: "+1.4 MW", "−3 %"; "±0 kW" where it rounds to nothing.
 * `format` prints the size of the change.
 *
 * @example formatDelta(1400, formatPower) // '+1.4 MW'
 */
export function formatDelta(change: number | null, format: (size: number) => string): string {
  if (change === null) return unknownText
  const size = format(Math.abs(change))
  if (change === 0 || size === format(0)) return `±${format(0)}`
  return `${change > 0 ? '+' : '−'}${size}`
}
