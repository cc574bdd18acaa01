import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Storage } from './database.ts'
import { lockDatabase } from './databaseLock.ts'
import { migrationsFolder } from './migrations.ts'
import { StartRefusal } from './refusal.ts'

/** Opens PostgreSQL compiled into this process, in `<dataDir>/database`, for this process alone. */
export const openEmbedded = async (dataDir: string): Promise<Storage> => {
  await makeFolder(dataDir)
  const place = join(dataDir, 'database')
  const lock = await lockDatabase(`${place}.lock`)
  try {
    const client = await PGlite.create(place)
    const database = drizzle(client)
    await migrate(database, { migrationsFolder })
    return {
      kind: 'embedded',
      place,
      database,
      close: async () => {
        await client.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const makeFolder = async (path: string) => {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw new StartRefusal(
      `Cannot use the data folder ${path}: ${(error as Error).message}. To fix: set BERTH_DATA_DIR to a folder that this user may write.`,
      { cause: error },
    )
  }
}
