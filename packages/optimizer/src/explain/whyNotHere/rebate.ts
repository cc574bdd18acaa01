import type { AskSettings } from '../../asking/askOptions.ts'
import type { Rebate } from './answer.ts'
import type { PlacingProgram } from './placingProgram.ts'
import { shareRows } from './shareRows.ts'
import { type Pair, smallestZero } from './smallestZero.ts'
import type { Subject } from './subject.ts'

/** A little more than breaks even, and what is left that should not be enough any more. */
const beyondEven = 1 + 3e-4
const slightlyLess = 0.999
const noticeable = { ofExtra: 1e-6, ofCost: 1e-10 }
const mostDoublings = 30
const rounding = 1e-6

/**
 * What it would have to cost less there for the plan to have it there by itself, all prices and limits as they are. More than placing it comes to where the last
 * part of it is the dearest to make room for. Checked: enough, and not enough with 99.9 % of it; null where that is not so.
 *
 * @param extraPerHour What placing it costs more, in currency per hour.
 */
export const rebateFor = (
  program: PlacingProgram,
  subject: Subject,
  extraPerHour: number,
  settings: AskSettings,
): Rebate | null => {
  const { cost, place, solve } = program
  const { share, tokensPerHour } = sharesOf(program, subject)
  const thereIn = (values: Float64Array) =>
    share.reduce((sum, part, column) => sum + part * (values[column] ?? 0), 0)
  const withRebate = (rebate: number) =>
    cost.map((amount, column) => amount - rebate * (share[column] ?? 0))
  const isThere = (rebate: number): boolean | null => {
    const solution = solve(withRebate(rebate))
    return solution ? thereIn(solution.values) >= 1 - rounding : null
  }
  const checked = (evenPerHour: number): Rebate | null => {
    const perHour = evenPerHour * beyondEven
    const isVerified = isThere(perHour) === true && isThere(perHour * slightlyLess) === false
    const perMillionTokens = tokensPerHour > 0 ? (perHour * 1e6) / tokensPerHour : null
    return isVerified ? { perHour, perMillionTokens, isVerified } : null
  }
  const pairUpTo = (most: number) => (at: number) => {
    if (settings.isOver()) return null
    const goal = withRebate(at * most)
    place(true)
    const placed = solve(goal)
    place(false)
    const free = solve(goal)
    if (!placed || !free) return null
    const line = ({ value, values }: typeof placed) => ({ value, slope: -most * thereIn(values) })
    return { at, placed: line(placed), free: line(free) } satisfies Pair
  }
  // A gang is there or elsewhere, whole: what it costs more there is what breaks even.
  if (!program.isContinuous) return checked(extraPerHour)
  const small = Math.max(noticeable.ofExtra * extraPerHour, noticeable.ofCost * costOf(program))
  let most = 2 * extraPerHour
  let part: number | null = null
  for (let k = 0; part === null && k < mostDoublings && !settings.isOver(); k++) {
    part = smallestZero(pairUpTo(most), 'concave', small)
    if (part === null) most *= 2
  }
  if (part === null || part <= 0) return null
  return checked(part * most)
}

const costOf = ({ cost, solve }: PlacingProgram) => Math.abs(solve(cost)?.value ?? 0)

/** How much each column has of what is asked about: 1 in all, by tokens, where everything that is asked for is there. */
const sharesOf = ({ formulation }: PlacingProgram, subject: Subject) => {
  const { candidates, indexed, model, variables } = formulation
  const share = new Float64Array(model.columnCount)
  if (subject.kind === 'training') {
    for (const { entries } of shareRows(formulation, subject))
      for (const column of entries.columns) share[column] = 1
    return { share, tokensPerHour: 0 }
  }
  const { blocks } = variables
  const columns = new Set(shareRows(formulation, subject).flatMap(({ entries }) => entries.columns))
  let total = 0
  const counted = new Set<number>()
  candidates.inference.forEach(({ cellIndex }, c) => {
    blocks.forEach(({ periodIndexes }, b) => {
      const column = variables.share[c * blocks.length + b] ?? -1
      if (!columns.has(column)) return
      const tokens = periodIndexes.reduce(
        (sum, t) =>
          sum +
          (indexed.periodWeight[t] ?? 0) * (indexed.cells[cellIndex]?.tokensPerSecond[t] ?? 0),
        0,
      )
      share[column] = tokens
      const key = cellIndex * blocks.length + b
      if (!counted.has(key)) total += tokens
      counted.add(key)
    })
  })
  const asked = total * subject.targetShare
  return { share: share.map((tokens) => tokens / asked), tokensPerHour: asked * 3600 }
}
