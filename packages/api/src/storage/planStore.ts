import { inArray } from 'drizzle-orm'
import type { Database } from './database.ts'
import { planId } from './planId.ts'
import { type PlanDocument, type PlanRow, plans } from './tables.ts'

/** Plans by the hash of their content. They are only ever added. */
export const planStore = (database: Database) => ({
  find: (ids: readonly string[]): Promise<PlanRow[]> =>
    database
      .select()
      .from(plans)
      .where(inArray(plans.id, [...ids])),

  keep: async (document: PlanDocument): Promise<string> => {
    const id = planId(document)
    const { scenarioId, scenarioVersion } = document
    await database
      .insert(plans)
      .values({ id, document, scenarioId, scenarioVersion, createdAt: new Date() })
      .onConflictDoNothing()
    return id
  },
})

export type PlanStore = ReturnType<typeof planStore>
