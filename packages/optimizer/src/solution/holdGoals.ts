import type { Formulation, ObjectiveTier } from '../formulation/formulation.ts'
import { RowCollector } from '../formulation/formulation.ts'
import type { LinearSession } from '../solvers/linearSolver.ts'

/**
 * Room with which a goal is held, relative to its size. Engines hold rows to about 1e-7, so a value can be a little better than any
 * true plan's, and with less room a later goal is now and then infeasible; more room shows, as a millionth of the demand that is
 * left unserved to save money. Where this much is not enough, the room grows tenfold.
 */
const firstRoom = 1e-7
const largestRoom = 1e-5

/** Holds goals that are reached, so that the goals after them do not make them worse. */
export const holdGoals = (session: LinearSession, { objectives }: Formulation) => {
  const rows: { row: number; value: number; offset: number }[] = []
  let room = firstRoom
  const limitOf = (value: number, offset: number) =>
    value - offset + room * Math.max(1, Math.abs(value))
  return {
    hold(tier: ObjectiveTier, value: number): void {
      const { cost, offset } = objectives[tier]
      const entries = new RowCollector()
      cost.forEach((amount, column) => entries.add(column, amount))
      const limit = limitOf(value, offset)
      const row = session.addRow(`${tier} held`, Number.NEGATIVE_INFINITY, limit, entries)
      rows.push({ row, value, offset })
    },
    /** Gives every goal that is held more room; false where there is none, or no goal is held. */
    widen(): boolean {
      if (rows.length === 0 || room * 10 > largestRoom * 1.001) return false
      room *= 10
      for (const { row, value, offset } of rows)
        session.setRowBounds(row, Number.NEGATIVE_INFINITY, limitOf(value, offset))
      return true
    },
  }
}
