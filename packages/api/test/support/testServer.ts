import type { Fleet } from '@berth/shared'
import { expect } from 'vitest'
import { createServer, type Server } from '../../src/createServer.ts'
import { fleetStore } from '../../src/storage/fleetStore.ts'
import { openStorage } from '../../src/storage/openStorage.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { makeTestDatabase } from './testDatabase.ts'
import { tinyFleet } from './tinyFleet.ts'

interface Answer {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export interface Client {
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Data and errors as they come. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The value of the only field asked for; errors fail the test. */
  get<T>(query: string, variables?: Record<string, unknown>): Promise<T>
}

export interface TestServer extends Client {
  server: Server
  close(): Promise<void>
}

/** Asks a server in GraphQL, however it is reached. */
export const clientOf = (fetch: Client['fetch']): Client => {
  const ask: Client['ask'] = async (query, variables = {}) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  return {
    fetch,
    ask,
    get: async <T>(query: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await ask(query, variables)
      expect(errors).toBeUndefined()
      return Object.values(data ?? {})[0] as T
    },
  }
}

const workerUrl = new URL('../../dist/runs/runWorker.js', import.meta.url)
export const origin = 'http://localhost'

/** A server on an empty database with the tiny fleet, reached without a socket. */
export const startTestServer = async (
  options: { fleets?: Fleet[]; pageFolder?: string } = {},
): Promise<TestServer> => {
  const database = await makeTestDatabase()
  const storage = await openStorage(database)
  const { fleets = [], ...others } = options
  const log = createLog('silent')
  const server = await createServer({ storage, log, workerUrl, solveThreads: 1, ...others })
  for (const fleet of [tinyFleet, ...fleets])
    await fleetStore(storage.database).keep(fleet.id, fleet, [])
  const fetch = async (path: string, init?: RequestInit) =>
    server.http.fetch(new Request(`${origin}${path}`, init))
  return {
    server,
    ...clientOf(fetch),
    close: async () => {
      await server.close()
      await database.remove()
    },
  }
}
