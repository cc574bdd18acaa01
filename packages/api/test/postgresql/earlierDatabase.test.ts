import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrationsFolder } from '../../src/storage/migrations.ts'
import { openStorage } from '../../src/storage/openStorage.ts'
import { runStore } from '../../src/storage/runStore.ts'
import { makeTestDatabase } from '../support/testDatabase.ts'

/** The schema as it was when it only knew solve runs. */
const migrateToFirst = async (client: pg.Client) => {
  const folder = await mkdtemp(join(tmpdir(), 'berth-migrations-'))
  await cp(migrationsFolder, folder, { recursive: true })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: unknown[] }
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }))
  await migrate(drizzle(client), { migrationsFolder: folder })
  await rm(folder, { recursive: true })
}

test('solve runs of an earlier version are kept, with their events, their limits and their results', async () => {
  const database = await makeTestDatabase()
  const client = new pg.Client({ connectionString: database.databaseUrl ?? '' })
  await client.connect()
  await migrateToFirst(client)
  const earlier = drizzle(client)
  await earlier.execute(sql`insert into fleets values ('tiny', '{}', '[]')`)
  await earlier.execute(sql`insert into scenarios (id, name, fleet_key) values ('s', 'S', 'tiny')`)
  await earlier.execute(sql`insert into solve_runs
    (id, scenario_id, scenario_version, state, objective, engine, gap_target, time_limit_seconds, owner, result)
    values ('done', 's', 1, 'finished', 'cost', 'highs', 0.25, 7, '{}', '{"status": "optimal"}'),
           ('failed', 's', 1, 'failed', 'carbon', 'auto', 0, 8, '{}', null)`)
  await earlier.execute(sql`insert into solve_run_events values ('done', 1, 'queued', null)`)
  await client.end()

  const storage = await openStorage(database)
  const store = runStore(storage.database)
  const [done, failed] = (await store.find('solve', ['done', 'failed'])).sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  expect(done).toMatchObject({
    state: 'finished',
    task: { objective: 'cost', engine: 'highs', gapTarget: 0.25 },
    timeLimitSeconds: 7,
    basePlanId: null,
    result: { status: 'optimal', scope: 'everything' },
  })
  expect(failed).toMatchObject({ task: { objective: 'carbon', gapTarget: 0 }, result: null })
  expect(await store.lastEvent('done')).toMatchObject({ sequence: 1, state: 'queued' })
  await storage.close()
  await database.remove()
})
