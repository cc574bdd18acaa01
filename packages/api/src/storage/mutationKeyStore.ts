import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { canonicalJson } from './canonicalJson.ts'
import type { Database } from './database.ts'
import { mutationKeys } from './tables.ts'

export interface KeyedMutation {
  mutation: string
  key: string
  input: unknown
}
export type Claim =
  | { kind: 'new' }
  | { kind: 'repeated'; resultId: string }
  | { kind: 'usedForOther' }

const hashOf = (input: unknown) => createHash('sha256').update(canonicalJson(input)).digest('hex')
const rowOf = ({ mutation, key }: Pick<KeyedMutation, 'mutation' | 'key'>) =>
  and(eq(mutationKeys.mutation, mutation), eq(mutationKeys.key, key))

/** Which client keys have done their work. All three are parts of the mutation's own transaction. */
export const mutationKeyStore = (database: Database) => ({
  /** Takes the key; a second taker waits for the first one's transaction and then sees its result. */
  claim: async ({ mutation, key, input }: KeyedMutation): Promise<Claim> => {
    const inputHash = hashOf(input)
    const [claimed] = await database
      .insert(mutationKeys)
      .values({ mutation, key, inputHash, resultId: '' })
      .onConflictDoNothing()
      .returning()
    if (claimed) return { kind: 'new' }
    const [known] = await database.select().from(mutationKeys).where(rowOf({ mutation, key }))
    return known?.inputHash === inputHash
      ? { kind: 'repeated', resultId: known.resultId }
      : { kind: 'usedForOther' }
  },

  settle: (keyed: Pick<KeyedMutation, 'mutation' | 'key'>, resultId: string) =>
    database.update(mutationKeys).set({ resultId }).where(rowOf(keyed)),

  /** Frees the key again: a refusal is not work done. */
  release: (keyed: Pick<KeyedMutation, 'mutation' | 'key'>) =>
    database.delete(mutationKeys).where(rowOf(keyed)),
})
