import type { GroupedProgram } from './groupedProgram.ts'
import type { SmoothDual } from './smoothDual.ts'

/**
 * From coarse to fine: how many columns are looked at, and at which temperatures. Prices found on a sample of the groups are a start for the
 * next, larger one; the last level has all of them.
 */
const levels = [
  { columns: 10_000, temperatures: [0.3, 0.05] },
  { columns: 30_000, temperatures: [0.01] },
  { columns: Number.POSITIVE_INFINITY, temperatures: [0.002] },
]
/** Up to so many columns every one is kept; beyond, only those near the cheapest of their group. */
const mostWithoutScreening = 300_000
/** What is kept: within so many temperatures, and a little more for prices that still move. */
const margin = (temperature: number) => 8 * temperature + 0.02
/** Times the lists are made anew where prices want to leave the box in which they are complete. */
const mostScreenings = 6
/** A level ends when a step promises less than this times the temperature. */
const accuracy = 0.1
const mostSteps = 30

/** Brings prices from wherever they are to nearly the optimum. Ends early where `isOver` says so. */
export const descendLevels = (
  program: GroupedProgram,
  dual: SmoothDual,
  price: Float64Array,
  isOver: () => boolean,
): void => {
  const perGroup = program.columnCount / Math.max(1, program.groupCount)
  for (const { columns, temperatures } of levels) {
    const groups = sample(program, Math.ceil(columns / perGroup))
    const isScreened = groups.length * perGroup > mostWithoutScreening
    for (const temperature of temperatures) {
      const reach = isScreened ? margin(temperature) : Number.POSITIVE_INFINITY
      for (let round = 0; round < mostScreenings && !isOver(); round++) {
        dual.screen(groups, price, reach, temperature)
        if (!dual.descend(price, temperature, accuracy * temperature, mostSteps, isOver)) break
      }
    }
  }
}

/** Groups spread over all sizes: sorted by number of columns, then by their last column’s cost, every k-th is taken. */
const sample = ({ groupCount, groupStart, cost }: GroupedProgram, count: number): Int32Array => {
  const all = Int32Array.from({ length: groupCount }, (_, g) => g)
  if (count >= groupCount) return all
  const last = (g: number) => cost[groupStart[g + 1]! - 1]!
  const size = (g: number) => groupStart[g + 1]! - groupStart[g]!
  all.sort((a, b) => size(a) - size(b) || last(a) - last(b) || a - b)
  return Int32Array.from(
    { length: count },
    (_, k) => all[Math.floor(((k + 0.5) * groupCount) / count)]!,
  ).sort()
}
