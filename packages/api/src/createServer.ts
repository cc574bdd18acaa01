import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Berth } from './berth.ts'
import { createHttp } from './http/createHttp.ts'
import { followRun } from './runs/followRun.ts'
import { InProcessQueue } from './runs/inProcessQueue.ts'
import { RunJournal } from './runs/runJournal.ts'
import { RunSignals } from './runs/runSignals.ts'
import type { Storage } from './storage/database.ts'
import { fleetStore } from './storage/fleetStore.ts'
import { planStore } from './storage/planStore.ts'
import { ownIdentity } from './storage/processIdentity.ts'
import { runStore } from './storage/runStore.ts'
import { scenarioStore } from './storage/scenarioStore.ts'
import type { Log } from './telemetry/log.ts'
import { FleetCatalogue } from './useCases/fleetCatalogue.ts'
import { MoveJudges } from './useCases/judgeMoves.ts'
import { OperatorsOfPlans } from './useCases/operatorsOfPlans.ts'

/** How often a server looks for runs whose server has gone, where several share a database. */
const sweepMs = 5000

export interface ServerOptions {
  storage: Storage
  log: Log
  /** Folder of the built planning page. */
  pageFolder?: string
  /** The worker's compiled file; only tests, which run from source, name another. */
  workerUrl?: URL
  solveThreads?: number
}

/** A server without a socket: `http` answers requests, also those of tests. */
export interface Server {
  berth: Berth
  http: ReturnType<typeof createHttp>
  /** Ends all work and closes the database. Runs that are not finished become interrupted. */
  close(): Promise<void>
}

/** Wires storage, queue and schema together; runs that a dead process left behind become interrupted. */
export const createServer = async ({
  storage,
  log,
  pageFolder = fileURLToPath(new URL('../../web/dist', import.meta.url)),
  workerUrl = new URL('./runs/runWorker.js', import.meta.url),
  solveThreads = Math.max(1, Math.min(2, availableParallelism() - 1)),
}: ServerOptions): Promise<Server> => {
  const { database } = storage
  const signals = new RunSignals()
  const journal = new RunJournal(database, ownIdentity(), signals)
  const scenarios = scenarioStore(database)
  const plans = planStore(database)
  const runs = runStore(database)
  const fleets = new FleetCatalogue(fleetStore(database), scenarios)
  const queue = new InProcessQueue({
    journal,
    fleets,
    plans,
    workerUrl,
    threads: { solve: solveThreads, exploration: 1 },
    onError: (error, runId) => log.error({ err: error, runId }),
  })
  const berth: Berth = {
    database,
    fleets,
    scenarios,
    runs,
    plans,
    judges: new MoveJudges(fleets),
    operators: new OperatorsOfPlans(fleets),
    queue,
    followRun: (runId, after) => followRun(runs, signals, runId, after),
  }
  await journal.interruptLost()
  const sweep = setInterval(() => {
    journal.interruptLost().catch((error: unknown) => log.error({ err: error }))
  }, sweepMs)
  sweep.unref()
  return {
    berth,
    http: createHttp({ berth, log, pageFolder }),
    close: async () => {
      clearInterval(sweep)
      await queue.close()
      await storage.close()
    },
  }
}
