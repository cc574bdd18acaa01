import type { Database } from '../storage/database.ts'
import { planStore } from '../storage/planStore.ts'
import type { RunKind, RunKinds, RunRow } from '../storage/tables.ts'
import type { WorkDone } from './runWorker.ts'

/** What is stored of a run that has ended by itself or on request. */
export interface Conclusion<K extends RunKind> {
  wasCancelled: boolean
  planId: string | null
  result: RunKinds[K]['result']
}

type Conclude<K extends RunKind> = (
  run: RunRow<K>,
  done: WorkDone<K>,
  database: Database,
) => Promise<Conclusion<K>>

const concluders: { [K in RunKind]: Conclude<K> } = {
  solve: async ({ scenarioId, scenarioVersion }, { output }, database) => {
    const { plan, prices, placementPrices, certificate, wholeReplicaPlan, ...result } = output
    const made = { scenarioId, scenarioVersion, before: result.before }
    const planId =
      plan && certificate
        ? await planStore(database).keep({ ...made, plan, prices, certificate })
        : null
    return { wasCancelled: result.stoppedBy === 'cancelled', planId, result }
  },
  exploration: async (_, { output: { answer, plans }, noticedCancel }, database) => {
    for (const plan of plans) await planStore(database).keep(plan)
    return { wasCancelled: noticedCancel, planId: null, result: answer }
  },
}

/** Stores what a run has found, and says what its row is to hold. */
export const conclude = <K extends RunKind>(
  run: RunRow<K>,
  done: WorkDone<K>,
  database: Database,
): Promise<Conclusion<K>> => concluders[run.kind as K](run, done, database)
