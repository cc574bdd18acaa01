import type { Fleet, Plan } from '@berth/shared'
import { formulateHeld } from '../../formulation/formulateHeld.ts'
import type { Formulation, LinearObjective, ObjectiveTier } from '../../formulation/formulation.ts'
import { type AddedColumn, withColumns } from '../../linear/withColumns.ts'
import { groupCells } from '../../scenario/groupCells.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { highsSolver } from '../../solvers/highs/highsSolver.ts'
import type { LinearSession } from '../../solvers/linearSolver.ts'

/** What is left to decide with the decisions of a plan held, in the memory of an engine, to be changed and solved again in milliseconds. */
export interface HeldProgram {
  formulation: Formulation
  session: LinearSession
  /** Where the columns that were added begin. */
  firstAdded: number
}

/**
 * Opens what a plan leaves to decide in HiGHS, which has prices and their ranges for models of any size. The caller disposes of the session.
 *
 * @param columnsFor Columns to add, once the model is known.
 * @param isGrouped Whether workloads that differ only in volume are one; not where one of them is asked about.
 */
export const openHeldProgram = async (
  fleet: Fleet,
  hold: Plan,
  columnsFor: (formulation: Formulation) => AddedColumn[],
  isGrouped = true,
): Promise<HeldProgram> => {
  const indexed = indexFleet(fleet)
  const plain = formulateHeld(isGrouped ? groupCells(indexed) : indexed, hold, true)
  const formulation = extended(plain, columnsFor(plain))
  const session = await highsSolver.open(formulation.model)
  return { formulation, session, firstAdded: plain.model.columnCount }
}

/** A formulation whose model has some more columns, none of which a goal counts. */
const extended = (formulation: Formulation, added: readonly AddedColumn[]): Formulation => {
  const model = withColumns(formulation.model, added)
  const longer = ({ cost, offset }: LinearObjective): LinearObjective => {
    const longerCost = new Float64Array(model.columnCount)
    longerCost.set(cost)
    return { cost: longerCost, offset }
  }
  const objectives = Object.fromEntries(
    Object.entries(formulation.objectives).map(([tier, objective]) => [tier, longer(objective)]),
  ) as Record<ObjectiveTier, LinearObjective>
  return { ...formulation, model, objectives }
}
