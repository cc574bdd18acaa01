import type { Database } from '../storage/database.ts'
import { mutationKeyStore } from '../storage/mutationKeyStore.ts'
import { done, inputRejected, type Outcome, type Problem, type ProblemOf } from './problems.ts'

export interface OnlyOnce<T extends { id: string }, P extends Problem> {
  mutation: string
  /** The client's key; without one the work is done every time. */
  key: string | null | undefined
  /** What the client asked for; the same key must come with the same input. */
  input: unknown
  work: (transaction: Database) => Promise<Outcome<T, P>>
  /** Reads what an earlier call with this key has made. */
  recall: (id: string) => Promise<T | undefined>
}

/**
 * Does the work in one transaction, and once only per client key.
 * A repetition is answered with what the first call made; a refusal frees the key.
 */
export const onlyOnce = async <T extends { id: string }, P extends Problem>(
  database: Database,
  { mutation, key, input, work, recall }: OnlyOnce<T, P>,
): Promise<Outcome<T, P | ProblemOf<'InputRejected'>>> => {
  if (key === null || key === undefined) return database.transaction(work)
  if (!/^[^\p{Cc}]{1,200}$/u.test(key)) return badKey()
  const keyed = { mutation, key, input }
  const outcome = await database.transaction(async (transaction) => {
    const keys = mutationKeyStore(transaction)
    const claim = await keys.claim(keyed)
    if (claim.kind === 'usedForOther') return keyUsedForOther(key)
    if (claim.kind === 'repeated') return { repeated: claim.resultId }
    const result = await work(transaction)
    if (result.ok) await keys.settle(keyed, result.value.id)
    else await keys.release(keyed)
    return result
  })
  if (!('repeated' in outcome)) return outcome
  const earlier = await recall(outcome.repeated)
  if (!earlier) throw new Error(`The result of the key ${key} is gone.`)
  return done(earlier)
}

const badKey = () =>
  inputRejected([
    {
      code: 'MUTATION_KEY_INVALID',
      path: 'clientMutationKey',
      entity: 'clientMutationKey',
      found: 'an empty, too long or unprintable text',
      allowed: '1 to 200 printable characters are needed',
      fix: 'send a random identifier, for example a UUID.',
    },
  ])

const keyUsedForOther = (key: string) =>
  inputRejected([
    {
      code: 'MUTATION_KEY_REUSED',
      path: 'clientMutationKey',
      entity: 'clientMutationKey',
      found: `"${key}", which came with another input before`,
      allowed: 'a key stands for one input',
      fix: 'send a new key with a new input.',
    },
  ])
