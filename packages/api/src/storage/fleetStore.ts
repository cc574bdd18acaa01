import type { Fleet, WhatIf } from '@berth/shared'
import { asc, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { type FleetRow, fleets } from './tables.ts'

/** Base fleets. One that is stored stays as it is, since scenarios are built on it. */
export const fleetStore = (database: Database) => ({
  find: async (key: string): Promise<FleetRow | undefined> => {
    const [row] = await database.select().from(fleets).where(eq(fleets.key, key))
    return row
  },

  keys: async (): Promise<string[]> => {
    const rows = await database.select({ key: fleets.key }).from(fleets).orderBy(asc(fleets.key))
    return rows.map(({ key }) => key)
  },

  keep: (key: string, document: Fleet, whatIfs: WhatIf[]) =>
    database.insert(fleets).values({ key, document, whatIfs }).onConflictDoNothing(),
})

export type FleetStore = ReturnType<typeof fleetStore>
