import type { SolveResult } from '@berth/shared'
import { type Formulation, RowCollector } from '../../formulation/formulation.ts'
import { avoidableUnserved, unavoidablePenalty } from '../../solution/solveTiers.ts'
import type { LinearSession } from '../../solvers/linearSolver.ts'

/** What a plan leaves undone, and what others must not do worse. */
export interface ServedLevel {
  /** Penalty of demand that nobody serves, currency per hour. */
  unservedPerHour: number
  /** Excess over limits that are broken today, each as a share of its limit. */
  broken: number
}

/** How far the first goals of a search were reached. */
export const levelOf = ({ tiers }: Pick<SolveResult, 'tiers'>): ServedLevel => {
  const valueIn = (name: 'unserved' | 'brokenLimits') =>
    tiers.find((tier) => tier.name === name)?.objectiveValue ?? 0
  return { unservedPerHour: valueIn('unserved'), broken: valueIn('brokenLimits') }
}

/** Room for rounding, of the value or of 1. */
const room = 1e-6

/** Whether a plan serves as much. */
export const isServed = (unservedPenaltyPerHour: number, { unservedPerHour }: ServedLevel) =>
  unservedPenaltyPerHour <= unservedPerHour + room * Math.max(1, unservedPerHour)

/** Makes sessions of one model serve as much and break no limit further, and returns the bounds of their columns. */
export const serveAsMuch = (
  sessions: readonly LinearSession[],
  formulation: Formulation,
  { broken, unservedPerHour }: ServedLevel,
): { lower: Float64Array; upper: Float64Array } => {
  const { excess, model, objectives } = formulation
  const bounds = { lower: model.lower.slice(), upper: model.upper.slice() }
  const avoidable = avoidableUnserved(formulation)
  const isAllServed = isServed(unservedPerHour, {
    unservedPerHour: unavoidablePenalty(formulation, avoidable),
    broken,
  })
  const fixed = [
    ...(isAllServed ? avoidable : []),
    ...(broken <= room ? excess.map(({ column }) => column) : []),
  ]
  for (const column of fixed) bounds.upper[column] = 0
  const rowOf = (tier: 'unserved' | 'brokenLimits') => {
    const row = new RowCollector()
    objectives[tier].cost.forEach((amount, column) => row.add(column, amount))
    return row
  }
  const limit = (value: number) => value + room * Math.max(1, value)
  for (const session of sessions) {
    for (const column of fixed) session.setBounds(column, bounds.lower[column] ?? 0, 0)
    if (!isAllServed)
      session.addRow('served', Number.NEGATIVE_INFINITY, limit(unservedPerHour), rowOf('unserved'))
    if (broken > room)
      session.addRow('broken', Number.NEGATIVE_INFINITY, limit(broken), rowOf('brokenLimits'))
  }
  return bounds
}
