import type { CostTable } from '../candidates/costs.ts'
import type { Candidates } from '../candidates/findCandidates.ts'
import type { LinearModel, LinearModelBuilder, RowEntries } from '../linear/linearModel.ts'
import type { IndexedFleet } from '../scenario/indexFleet.ts'
import type { Variables } from './variables.ts'

/** What a row limits, where its price interests a planner. */
export interface RowMeaning {
  row: number
  limit: 'poolCapacity' | 'sitePower' | 'openSites' | 'carbonBudget'
  siteIndex: number | null
  poolIndex: number | null
  periodIndex: number | null
}

/** What every rule reads and writes while the model is built. */
export interface FormulationContext {
  indexed: IndexedFleet
  candidates: Candidates
  costs: CostTable
  builder: LinearModelBuilder
  variables: Variables
  rowMeanings: RowMeaning[]
}

/** A linear objective: a coefficient per column and a constant. */
export interface LinearObjective {
  cost: Float64Array
  offset: number
}

export type ObjectiveTier = 'unserved' | 'openSites' | 'cost'

/** The model of a fleet, with the meaning of its columns and rows. */
export interface Formulation extends Omit<FormulationContext, 'builder'> {
  model: LinearModel
  objectives: Record<ObjectiveTier, LinearObjective>
}

/** Collects the entries of a row; columns that do not exist (−1) are left out. */
export class RowCollector implements RowEntries {
  readonly columns: number[] = []
  readonly values: number[] = []

  add(column: number | undefined, value: number): void {
    if (column === undefined || column < 0 || value === 0) return
    this.columns.push(column)
    this.values.push(value)
  }
}
