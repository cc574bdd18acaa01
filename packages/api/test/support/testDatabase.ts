import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

/** Which database the specs run on, as the group's setup says. */
type DatabaseUnderTest =
  | { kind: 'embedded'; template: string }
  | { kind: 'postgresql'; address: string }

declare module 'vitest' {
  interface ProvidedContext {
    database: DatabaseUnderTest
  }
}

export interface TestDatabase {
  dataDir: string
  databaseUrl: string | null
  remove(): Promise<void>
}

/** An empty database with its schema, for one spec alone. */
export const makeTestDatabase = async (): Promise<TestDatabase> => {
  const database = inject('database')
  const dataDir = await mkdtemp(join(tmpdir(), 'berth-test-'))
  const removeFolder = () => rm(dataDir, { recursive: true, force: true })
  if (database.kind === 'embedded') {
    await cp(database.template, dataDir, { recursive: true })
    return { dataDir, databaseUrl: null, remove: removeFolder }
  }
  const name = `berth_${randomUUID().replaceAll('-', '')}`
  await asAdmin(database.address, `create database ${name}`)
  const url = new URL(database.address)
  url.pathname = `/${name}`
  return {
    dataDir,
    databaseUrl: url.href,
    remove: async () => {
      await asAdmin(database.address, `drop database ${name} with (force)`)
      await removeFolder()
    },
  }
}

const asAdmin = async (address: string, statement: string) => {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(statement)
  await client.end()
}
