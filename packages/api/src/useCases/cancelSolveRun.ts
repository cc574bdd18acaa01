import type { Berth } from '../berth.ts'
import { solveRunStore } from '../storage/solveRunStore.ts'
import type { SolveRunRow } from '../storage/tables.ts'
import { done, notFound, type Outcome, type ProblemOf } from './problems.ts'

/** Asks a run to stop. One that waits ends at once; one that has ended stays as it is. */
export const cancelSolveRun = async (
  { database, queue }: Berth,
  id: string,
): Promise<Outcome<SolveRunRow, ProblemOf<'NotFound'>>> => {
  const outcome = await database.transaction(async (transaction) => {
    const store = solveRunStore(transaction)
    const cancelled =
      (await store.change(id, ['queued'], { state: 'cancelled', finishedAt: new Date() })) ??
      (await store.change(id, ['running'], { state: 'cancelling' }))
    if (cancelled) await store.addEvent(id, null)
    const [run] = cancelled ? [cancelled] : await store.find([id])
    return run
      ? done(run)
      : notFound('solve run', id, 'Use the id that solveRunStart or a scenario’s solveRuns gave.')
  })
  if (outcome.ok) queue.cancel(id)
  return outcome
}
