import type { Storage } from './database.ts'
import { openEmbedded } from './openEmbedded.ts'
import { openPostgresql } from './openPostgresql.ts'

export interface DatabaseChoice {
  /** Folder of the embedded database. */
  dataDir: string
  /** null: the embedded database. */
  databaseUrl: string | null
}

/** Opens the database that the configuration names, with its schema up to date. */
export const openStorage = ({ databaseUrl, dataDir }: DatabaseChoice): Promise<Storage> =>
  databaseUrl === null ? openEmbedded(dataDir) : openPostgresql(databaseUrl)
