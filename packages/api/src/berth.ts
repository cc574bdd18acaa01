import type { SolveQueue } from './solveRuns/solveQueue.ts'
import type { Database } from './storage/database.ts'
import type { PlanStore } from './storage/planStore.ts'
import type { ScenarioStore } from './storage/scenarioStore.ts'
import type { SolveRunStore } from './storage/solveRunStore.ts'
import type { SolveRunEventRow } from './storage/tables.ts'
import type { FleetCatalogue } from './useCases/fleetCatalogue.ts'

/** What use cases and resolvers work with: the stores, the fleets and the queue of one server. */
export interface Berth {
  database: Database
  fleets: FleetCatalogue
  scenarios: ScenarioStore
  runs: SolveRunStore
  plans: PlanStore
  queue: SolveQueue
  /** The events of a run after a sequence: those stored, then those that come. */
  followRun(runId: string, after: number): AsyncIterable<SolveRunEventRow>
}
