import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** The one dialect: PGlite and PostgreSQL, and transactions on either. */
export type Database = PgDatabase<PgQueryResultHKT>

/** An open database. */
export interface Storage {
  kind: 'embedded' | 'postgresql'
  /** Where the data is, for people. */
  place: string
  database: Database
  close(): Promise<void>
}
