import { type Formulation, type ObjectiveTier, RowCollector } from '../formulation/formulation.ts'
import type { AddedRow } from '../linear/withRows.ts'

/** Room with which a goal is held, of its value or of 1: engines hold rows to about as much. */
const room = 1e-7

/** A row that keeps a goal at a value or below, in the unit of the goal. */
export const goalAtMost = (
  { objectives }: Formulation,
  goal: ObjectiveTier,
  value: number,
): AddedRow => {
  const { cost, offset } = objectives[goal]
  const entries = new RowCollector()
  cost.forEach((amount, column) => entries.add(column, amount))
  return {
    name: `${goal} at most`,
    lower: Number.NEGATIVE_INFINITY,
    upper: value - offset + room * Math.max(1, Math.abs(value)),
    entries,
  }
}
