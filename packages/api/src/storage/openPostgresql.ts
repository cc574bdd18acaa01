import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Storage } from './database.ts'
import { migrationsFolder } from './migrations.ts'
import { StartRefusal } from './refusal.ts'

const oldestVersion = 15
/** Held while the schema is brought up to date; any number that no other program uses. */
const migrationLock = 2_147_031_517

/** Opens a PostgreSQL server, which several processes may share. */
export const openPostgresql = async (databaseUrl: string): Promise<Storage> => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that idles may be cut by the server; the pool replaces it.
  pool.on('error', () => undefined)
  try {
    await requireVersion(pool, databaseUrl)
    await migrateAlone(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: 'postgresql',
    place: withoutPassword(databaseUrl),
    database: drizzle(pool),
    close: () => pool.end(),
  }
}

const requireVersion = async (pool: pg.Pool, databaseUrl: string) => {
  let version: number
  try {
    const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num')
    version = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  } catch (error) {
    throw new StartRefusal(
      `Cannot reach the database at ${withoutPassword(databaseUrl)}: ${reasonOf(error)}. To fix: start PostgreSQL, or correct DATABASE_URL, or leave it out to use the embedded database.`,
      { cause: error },
    )
  }
  if (version < oldestVersion)
    throw new StartRefusal(
      `Cannot use the database at ${withoutPassword(databaseUrl)} because it is PostgreSQL ${version}, but ${oldestVersion} or newer is needed. To fix: upgrade it.`,
    )
}

/** Two servers that start together must not both change the schema. */
const migrateAlone = async (pool: pg.Pool) => {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    client.release()
  }
}

const withoutPassword = (databaseUrl: string) => {
  const url = new URL(databaseUrl)
  url.password = ''
  return url.href
}

/** A refused connection to `localhost` fails once per address and says so in its parts. */
const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
