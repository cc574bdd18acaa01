import type { LinearModel } from '../../linear/linearModel.ts'
import type { GroupedLp } from './groupedLp.ts'
import { groupOfColumn } from './groupedProgram.ts'

/**
 * Carries new bounds of one of the model's columns over to a grouped program where they only allow or forbid choices: a column may be
 * used, may not, or must be used in full. Returns false where they do not, and the program has to be read anew.
 */
export const allowByBounds = (lp: GroupedLp, model: LinearModel, column: number): boolean => {
  const { origin } = lp.program
  const c = origin.columnOf[column]!
  if (c < 0) return false
  return c < origin.aloneStart ? allowInGroup(lp, model, c) : allowAlone(lp, model, column, c)
}

const near = (value: number, bound: number, size: number) =>
  Math.abs(value - bound) <= 1e-12 * Math.abs(size)

const allow = (lp: GroupedLp, c: number, isAllowed: boolean, cost: number) => {
  const wanted = isAllowed ? cost : Number.POSITIVE_INFINITY
  if (lp.program.cost[c] !== wanted) lp.changeCost(c, wanted)
}

/** All columns of the group anew: where one must be used in full, the others may not be used. */
const allowInGroup = (lp: GroupedLp, { cost, lower, upper }: LinearModel, c: number): boolean => {
  const { groupStart, origin } = lp.program
  const { fullValue, modelColumn } = origin
  const group = groupOfColumn(lp.program, c)
  const [first, end] = [groupStart[group]!, groupStart[group + 1]!]
  let pinned = -1
  for (let k = first; k < end; k++) {
    const j = modelColumn[k]!
    if (j < 0) continue
    const full = fullValue[k]!
    const mayBeFull = upper[j]! >= full * (1 - 1e-12)
    if (upper[j] !== 0 && !mayBeFull) return false
    if (lower[j] === 0) continue
    if (!near(lower[j]!, full, full) || !mayBeFull || pinned >= 0) return false
    pinned = k
  }
  for (let k = first; k < end; k++) {
    const j = modelColumn[k]!
    const isFree = j < 0 || upper[j] !== 0
    allow(lp, k, isFree && (pinned < 0 || pinned === k), j < 0 ? 0 : cost[j]! * fullValue[k]!)
  }
  return true
}

/** A column of its own is a choice between two values; each bound has to be one of them. */
const allowAlone = (lp: GroupedLp, model: LinearModel, column: number, yes: number): boolean => {
  const { base, fullValue } = lp.program.origin
  const [least, full] = [base[column]!, fullValue[yes]!]
  const most = least + full
  const [lower, upper] = [model.lower[column]!, model.upper[column]!]
  const isAt = (value: number, bound: number) => near(value, bound, full)
  if (!(isAt(lower, least) || isAt(lower, most))) return false
  if (!(isAt(upper, least) || isAt(upper, most))) return false
  allow(lp, yes - 1, isAt(lower, least), 0)
  allow(lp, yes, isAt(upper, most), model.cost[column]! * full)
  return true
}
