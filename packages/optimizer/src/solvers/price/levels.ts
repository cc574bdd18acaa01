import type { GroupedProgram } from './groupedProgram.ts'
import type { SmoothDual } from './smoothDual.ts'

/**
 * From coarse to fine: how many columns are looked at, and at which temperatures. Prices found on a sample of the groups are a start for the
 * next, larger one; the last level has all of them.
 */
const levels = [
  { columns: 10_000, temperatures: [0.3, 0.05] },
  { columns: 30_000, temperatures: [0.01] },
  { columns: 200_000, temperatures: [0.004] },
  { columns: 800_000, temperatures: [0.002] },
]
/** With all groups the temperature falls, from below the last of a sample, until few enough choices are open for the core. */
const finalTemperatures = [0.002, 0.0007, 0.00025, 0.0001, 0.00004]
/** Up to so many columns every one is kept; beyond, only those near the cheapest of their group. */
const mostWithoutScreening = 300_000
/** What is kept: within so many temperatures, and a little more for prices that still move. */
const margin = (temperature: number) => 10 * temperature + 0.002
/** Times the lists are made anew where prices want to leave the box in which they are complete. */
const mostScreenings = 6
/** A level ends when a step promises less than this times the temperature. */
const accuracy = 0.03
const mostSteps = 30
/** Shares of at least this make a column part of the core. */
export const coreShare = 0.003
/** A core of this size, and so many columns more for each row with a price, is solved faster than it is made smaller. */
const leastCore = 4000
const corePerRow = 60

/** Brings prices from wherever they are to nearly the optimum. Ends early where `isOver` says so. */
export const descendLevels = (
  program: GroupedProgram,
  dual: SmoothDual,
  price: Float64Array,
  isOver: () => boolean,
): void => {
  const { groupCount, columnCount } = program
  const perGroup = columnCount / Math.max(1, groupCount)
  const descendAt = (groups: Int32Array, temperature: number) => {
    const isScreened = groups.length * perGroup > mostWithoutScreening
    const reach = isScreened ? margin(temperature) : Number.POSITIVE_INFINITY
    for (let round = 0; round < mostScreenings && !isOver(); round++) {
      dual.screen(groups, price, reach, temperature, round > 0)
      if (!dual.descend(price, temperature, accuracy * temperature, mostSteps, isOver)) break
    }
  }
  let reached = Number.POSITIVE_INFINITY
  for (const { columns, temperatures } of levels) {
    const groups = sample(program, Math.ceil(columns / perGroup))
    for (const temperature of temperatures) {
      if (groups.length === groupCount && temperature <= finalTemperatures[0]! * 2) continue
      descendAt(groups, temperature)
      reached = temperature
    }
  }
  const all = sample(program, groupCount)
  for (const temperature of finalTemperatures) {
    if (temperature >= reached) continue
    descendAt(all, temperature)
    const smallEnough = leastCore + corePerRow * pricedRows(price)
    if (isOver() || dual.lists.openColumns(coreShare) <= smallEnough) break
  }
}

const pricedRows = (price: Float64Array): number => {
  let count = 0
  for (let r = 0; r < price.length; r++) if (price[r] !== 0) count++
  return count
}

const sample = (program: GroupedProgram, count: number): Int32Array =>
  spreadOver(
    program,
    Int32Array.from({ length: program.groupCount }, (_, g) => g),
    count,
  )

/** Some of the groups, spread over all sizes: sorted by number of columns, then by their last column’s cost, every k-th is taken. */
export const spreadOver = (
  { groupStart, cost }: GroupedProgram,
  groups: Int32Array,
  count: number,
): Int32Array => {
  if (count >= groups.length) return groups
  const last = (g: number) => cost[groupStart[g + 1]! - 1]!
  const size = (g: number) => groupStart[g + 1]! - groupStart[g]!
  const sorted = groups.slice().sort((a, b) => size(a) - size(b) || last(a) - last(b) || a - b)
  return Int32Array.from(
    { length: count },
    (_, k) => sorted[Math.floor(((k + 0.5) * sorted.length) / count)]!,
  ).sort()
}
