import type { GoalName, LimitPrice } from '@berth/shared'
import type { CostTable } from '../candidates/costs.ts'
import type { Candidates } from '../candidates/findCandidates.ts'
import type { LinearModel, LinearModelBuilder, RowEntries } from '../linear/linearModel.ts'
import type { IndexedFleet } from '../scenario/indexFleet.ts'
import type { Relaxations } from './relaxations.ts'
import type { ReplicaMode, Variables } from './variables.ts'

/** What a row limits, where its price interests a planner. */
export interface RowMeaning {
  row: number
  limit: LimitPrice['limit']
  siteIndex: number | null
  poolIndex: number | null
  periodIndex: number | null
  operatorIndex: number | null
  /** The limit as the planner states it, in its own unit. */
  limitValue: number
  /** Change of the right-hand side for one more unit of the limit. */
  perUnit: number
}

/** A limit that the fleet breaks today and that no placement alone can repair: how far a plan may still exceed it. */
export interface ExcessColumn {
  column: number
  name: string
  limit: number
}

/** What every rule reads and writes while the model is built. */
export interface FormulationContext {
  indexed: IndexedFleet
  candidates: Candidates
  costs: CostTable
  builder: LinearModelBuilder
  variables: Variables
  replicaMode: ReplicaMode
  rowMeanings: RowMeaning[]
  /** Limits that are broken today and may stay so for want of a remedy. */
  excess: ExcessColumn[]
  /** How far limits give way; null where all of them hold, as in every plan. */
  relaxations: Relaxations | null
  /** Currency per hour that an operator other than today’s saves or costs, by column. */
  operatorCosts: Map<number, number>
}

/** A linear objective: a coefficient per column and a constant. */
export interface LinearObjective {
  cost: Float64Array
  offset: number
}

export type ObjectiveTier = GoalName

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
