import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { fleetStore } from '../../src/storage/fleetStore.ts'
import { openStorage } from '../../src/storage/openStorage.ts'
import { scenarioStore } from '../../src/storage/scenarioStore.ts'
import { slowFleet } from './slowFleet.ts'
import type { TestDatabase } from './testDatabase.ts'
import { type Client, clientOf } from './testServer.ts'
import { tinyFleet } from './tinyFleet.ts'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const alive = new Set<ChildProcess>()

export interface SpawnedServer extends Client {
  /** What it printed when it was ready. */
  greeting: string
  pid: number
  /** How it ended: its exit code, or the signal that ended it. */
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals | null>
}

/** What a server said that did not start. */
export class DidNotStart extends Error {
  readonly code: number | NodeJS.Signals | null
  constructor(said: string, code: number | NodeJS.Signals | null) {
    super(said)
    this.code = code
  }
}

/** The server as a user runs it: the compiled program in a process of its own. */
export const spawnServer = async (
  { dataDir, databaseUrl }: TestDatabase,
  environment: Record<string, string> = {},
): Promise<SpawnedServer> => {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      BERTH_DATA_DIR: dataDir,
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  const exit = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(child)
      resolve(code ?? signal)
    })
  })
  let greeting = ''
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      greeting += chunk.toString()
      if (greeting.split('\n').length >= 4) resolve()
    })
  })
  const ended = await Promise.race([ready.then(() => undefined), exit.then((code) => ({ code }))])
  if (ended) throw new DidNotStart(complaint, ended.code)
  const address = /Berth is at (\S+)/.exec(greeting)?.[1] ?? ''
  return {
    ...clientOf((path, init) => fetch(address + path, init)),
    greeting,
    pid: child.pid ?? 0,
    stop: (signal) => {
      child.kill(signal)
      return exit
    },
  }
}

/** Ends whatever a failed test has left running. */
export const killSpawnedServers = (): void => {
  for (const child of alive) child.kill('SIGKILL')
}

/** Stores the small fleets and a scenario, so that the server does not begin with the built-in one. */
export const prepareScenario = async (
  database: TestDatabase,
  fleetKey: 'tiny' | 'slow',
): Promise<string> => {
  const storage = await openStorage(database)
  for (const fleet of [tinyFleet, slowFleet])
    await fleetStore(storage.database).keep(fleet.id, fleet, [])
  const id = randomUUID()
  const row = { id, name: 'Prepared', fleetKey, branchedFromId: null }
  await scenarioStore(storage.database).insert(row)
  await storage.close()
  return Buffer.from(`Scenario:${id}`).toString('base64url')
}
