import type { RunQueue } from './runs/runQueue.ts'
import type { Database } from './storage/database.ts'
import type { PlanStore } from './storage/planStore.ts'
import type { RunStore } from './storage/runStore.ts'
import type { ScenarioStore } from './storage/scenarioStore.ts'
import type { RunEventRow } from './storage/tables.ts'
import type { FleetCatalogue } from './useCases/fleetCatalogue.ts'
import type { MoveJudges } from './useCases/judgeMoves.ts'
import type { OperatorsOfPlans } from './useCases/operatorsOfPlans.ts'

/** What use cases and resolvers work with: the stores, the fleets and the queue of one server. */
export interface Berth {
  database: Database
  fleets: FleetCatalogue
  scenarios: ScenarioStore
  runs: RunStore
  plans: PlanStore
  judges: MoveJudges
  operators: OperatorsOfPlans
  queue: RunQueue
  /** The events of a run after a sequence: those stored, then those that come. */
  followRun(runId: string, after: number): AsyncIterable<RunEventRow>
}
