import { randomUUID } from 'node:crypto'
import type { Issue } from '@berth/shared'
import type { Berth } from '../berth.ts'
import { type NewRun, runStore } from '../storage/runStore.ts'
import type { RunKind, RunRow } from '../storage/tables.ts'
import { onlyOnce } from './onlyOnce.ts'
import { done, type Outcome, type ProblemOf } from './problems.ts'

export interface StartRun<K extends RunKind> {
  mutation: string
  key: string | null | undefined
  /** What the client asked for. */
  input: unknown
  run: Omit<NewRun<K>, 'id' | 'owner' | 'clientMutationKey'> & { kind: K }
}

/** Stores a run, once per client key, then hands it to the queue. */
export const startRun = async <K extends RunKind>(
  { database, runs, queue }: Berth,
  { mutation, key, input, run }: StartRun<K>,
): Promise<Outcome<RunRow<K>, ProblemOf<'InputRejected'>>> => {
  let isNew = false
  const outcome = await onlyOnce(database, {
    mutation,
    key,
    input,
    recall: async (id) => (await runs.find(run.kind, [id]))[0],
    work: async (transaction): Promise<Outcome<RunRow<K>, never>> => {
      const store = runStore(transaction)
      const stored = await store.insert<K>({
        ...run,
        id: randomUUID(),
        clientMutationKey: key ?? null,
        owner: queue.owner,
      })
      await store.addEvent(stored.id, null)
      isNew = true
      return done(stored)
    },
  })
  if (outcome.ok && isNew) queue.enqueue(outcome.value)
  return outcome
}

/** Between which values a number may lie, and its unit with a space before it. */
export interface Range {
  min: number
  max: number
  unit: string
}

/** What is wrong with a limit of a run, if anything. */
export const rangeIssues = (
  entity: string,
  field: string,
  value: number,
  { min, max, unit }: Range,
): Issue[] =>
  value >= min && value <= max
    ? []
    : [
        {
          code: `${entity.toUpperCase().replaceAll(' ', '_')}_LIMIT_OUT_OF_RANGE`,
          path: field,
          entity: `the ${entity}`,
          found: `${field} ${value}${unit}`,
          allowed: `${min}${unit} to ${max}${unit} are allowed`,
          fix: `give ${field} in this range, or leave it out.`,
        },
      ]
