import type { Berth } from '../berth.ts'
import { runStore } from '../storage/runStore.ts'
import type { RunKind, RunRow } from '../storage/tables.ts'
import { done, notFound, type Outcome, type ProblemOf } from './problems.ts'

const nouns: Record<RunKind, { noun: string; fix: string }> = {
  solve: {
    noun: 'solve run',
    fix: 'Use the id that solveRunStart or a scenario’s solveRuns gave.',
  },
  exploration: {
    noun: 'exploration',
    fix: 'Use the id that explorationStart or a plan’s explorations gave.',
  },
}

/** Asks a run to stop. One that waits ends at once; one that has ended stays as it is. */
export const cancelRun = async <K extends RunKind>(
  { database, queue }: Berth,
  kind: K,
  id: string,
): Promise<Outcome<RunRow<K>, ProblemOf<'NotFound'>>> => {
  const outcome = await database.transaction(async (transaction) => {
    const store = runStore(transaction)
    if ((await store.find(kind, [id])).length > 0) {
      const cancelled =
        (await store.change(id, ['queued'], { state: 'cancelled', finishedAt: new Date() })) ??
        (await store.change(id, ['running'], { state: 'cancelling' }))
      if (cancelled) await store.addEvent(id, null)
    }
    const [run] = await store.find(kind, [id])
    return run ? done(run) : notFound(nouns[kind].noun, id, nouns[kind].fix)
  })
  if (outcome.ok) queue.cancel(id)
  return outcome
}
