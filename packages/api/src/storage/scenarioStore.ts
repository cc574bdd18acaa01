import type { Edit } from '@berth/shared'
import { and, asc, count, desc, eq, gt, inArray, isNull, lt, lte, max, or, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { type ScenarioRow, scenarioEdits, scenarios } from './tables.ts'

export interface PageOfScenarios {
  before?: string | undefined
  after?: string | undefined
  limit: number
  inverted: boolean
}

const placeOf = (cursor: string) => {
  const [moment = '', id = ''] = cursor.split('/')
  const createdAt = new Date(moment)
  return Number.isNaN(createdAt.getTime()) ? undefined : { createdAt, id }
}

/** Whether the text says a place in the list of scenarios. */
export const isScenarioCursor = (cursor: string): boolean => placeOf(cursor) !== undefined

/** Newer than the place, or older, in the order newest first. */
const beside = (cursor: string | undefined, side: typeof lt | typeof gt) => {
  const place = cursor === undefined ? undefined : placeOf(cursor)
  if (!place) return undefined
  return or(
    side(scenarios.createdAt, place.createdAt),
    and(eq(scenarios.createdAt, place.createdAt), side(scenarios.id, place.id)),
  )
}

/** Scenarios and their edits. Every version stays readable. */
export const scenarioStore = (database: Database) => ({
  find: (ids: readonly string[]): Promise<ScenarioRow[]> =>
    database
      .select()
      .from(scenarios)
      .where(inArray(scenarios.id, [...ids])),

  page: ({ before, after, limit, inverted }: PageOfScenarios): Promise<ScenarioRow[]> => {
    const order = inverted ? asc : desc
    return database
      .select()
      .from(scenarios)
      .where(and(beside(after, lt), beside(before, gt)))
      .orderBy(order(scenarios.createdAt), order(scenarios.id))
      .limit(limit)
  },

  count: async (): Promise<number> => {
    const [row] = await database.select({ total: count() }).from(scenarios)
    return row?.total ?? 0
  },

  newest: async (): Promise<ScenarioRow> => {
    const [row] = await database
      .select()
      .from(scenarios)
      .orderBy(desc(scenarios.createdAt), desc(scenarios.id))
      .limit(1)
    if (!row) throw new Error('A started server has at least one scenario.')
    return row
  },

  editsAt: (scenarioId: string, version: number) =>
    database
      .select()
      .from(scenarioEdits)
      .where(
        and(
          eq(scenarioEdits.scenarioId, scenarioId),
          lte(scenarioEdits.addedInVersion, version),
          or(isNull(scenarioEdits.removedInVersion), gt(scenarioEdits.removedInVersion, version)),
        ),
      )
      .orderBy(asc(scenarioEdits.position)),

  insert: async (row: Pick<ScenarioRow, 'id' | 'name' | 'fleetKey' | 'branchedFromId'>) => {
    // Milliseconds, so that a cursor spelled as text says exactly the same moment.
    const now = new Date()
    const [stored] = await database
      .insert(scenarios)
      .values({ ...row, createdAt: now, updatedAt: now })
      .returning()
    if (!stored) throw new Error('The database did not return the scenario that it stored.')
    return stored
  },

  /** Moves the version on, if it still is the expected one. */
  advance: async (id: string, expectedVersion: number): Promise<ScenarioRow | undefined> => {
    const [row] = await database
      .update(scenarios)
      .set({ version: sql`${scenarios.version} + 1`, updatedAt: new Date() })
      .where(and(eq(scenarios.id, id), eq(scenarios.version, expectedVersion)))
      .returning()
    return row
  },

  addEdits: async (scenarioId: string, version: number, edits: readonly Edit[]) => {
    if (edits.length === 0) return
    const [last] = await database
      .select({ position: max(scenarioEdits.position) })
      .from(scenarioEdits)
      .where(eq(scenarioEdits.scenarioId, scenarioId))
    const next = (last?.position ?? -1) + 1
    await database.insert(scenarioEdits).values(
      edits.map((edit, index) => ({
        scenarioId,
        position: next + index,
        edit,
        addedInVersion: version,
      })),
    )
  },

  removeEdits: (scenarioId: string, version: number, positions: readonly number[]) =>
    database
      .update(scenarioEdits)
      .set({ removedInVersion: version })
      .where(
        and(
          eq(scenarioEdits.scenarioId, scenarioId),
          inArray(scenarioEdits.position, [...positions]),
        ),
      ),
})

export type ScenarioStore = ReturnType<typeof scenarioStore>
