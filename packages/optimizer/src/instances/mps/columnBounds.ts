import type { MpsContent } from './mpsContent.ts'

const { POSITIVE_INFINITY: infinity } = Number
const endless = 1e20

/**
 * Bounds of each column: 0 and infinity by default, 0 and 1 for a whole column that no bound names. An upper bound below 0
 * without a lower one frees the column downwards. An integer bound makes the column whole. A bound of 1e20 or more is none.
 */
export const columnBounds = ({
  columns,
  bounds,
  problems,
}: MpsContent): Map<string, [lower: number, upper: number]> => {
  const limits = new Map<string, [number, number]>()
  const hasLower = new Set<string>()
  for (const [name, { isInteger }] of columns) if (isInteger) limits.set(name, [0, 1])
  for (const { column } of bounds) limits.set(column, [0, infinity])
  for (const { type, column, value: given, line } of bounds) {
    const value = Math.abs(given) >= endless ? Math.sign(given) * infinity : given
    const [lower, upper] = limits.get(column) ?? [0, infinity]
    const set = (from: number, to: number) => limits.set(column, [from, to])
    const entry = columns.get(column)
    if (entry && ['BV', 'LI', 'UI'].includes(type)) entry.isInteger = true
    switch (type) {
      case 'UP':
      case 'UI':
        set(value < 0 && !hasLower.has(column) ? -infinity : lower, value)
        break
      case 'LO':
      case 'LI':
        hasLower.add(column)
        set(value, upper)
        break
      case 'FX':
        hasLower.add(column)
        set(value, value)
        break
      case 'FR':
        set(-infinity, infinity)
        break
      case 'MI':
        hasLower.add(column)
        set(-infinity, upper)
        break
      case 'PL':
        set(lower, infinity)
        break
      case 'BV':
        set(0, 1)
        break
      default:
        problems.push(
          `line ${line}: "${type}" is no bound type that Berth reads; use UP, LO, FX, FR, MI, PL, BV, LI or UI`,
        )
    }
  }
  return limits
}
