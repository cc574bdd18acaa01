import { readFile } from 'node:fs/promises'
import { formatIssue, type Issue, readFleet, whatIfSchema } from '@berth/shared'
import { z } from 'zod'
import type { Database } from '../storage/database.ts'
import { fleetStore } from '../storage/fleetStore.ts'

/** The fleets that come with Berth; the first is the one that a new server shows. */
export const builtInFleets = ['china-2025'] as const

/** Stores the built-in fleets that are not stored yet. */
export const loadBuiltInFleets = async (database: Database): Promise<void> => {
  const store = fleetStore(database)
  const known = await store.keys()
  for (const key of builtInFleets.filter((builtIn) => !known.includes(builtIn))) {
    const fleet = readFleet(await readShipped(key, 'fleet.json'))
    if (!fleet.ok) throw new Error(problemsOf(key, fleet.issues))
    const whatIfs = z.array(whatIfSchema).parse(await readShipped(key, 'whatIfs.json'))
    await store.keep(key, fleet.value, whatIfs)
  }
}

const readShipped = async (key: string, file: string): Promise<unknown> =>
  JSON.parse(
    await readFile(new URL(import.meta.resolve(`@berth/shared/fleets/${key}/${file}`)), 'utf8'),
  )

const problemsOf = (key: string, issues: readonly Issue[]) =>
  [`The built-in fleet ${key} is damaged:`, ...issues.slice(0, 20).map(formatIssue)].join('\n')
