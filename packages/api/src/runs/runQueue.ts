import type { ProcessIdentity } from '../storage/processIdentity.ts'
import type { RunRow } from '../storage/tables.ts'

/** Takes stored runs and works on them. The database knows every run; the queue only knows its own. */
export interface RunQueue {
  /** Who works on the runs, as it is stored with them. */
  readonly owner: ProcessIdentity
  /** Takes a run that is stored as queued. */
  enqueue(run: Pick<RunRow, 'id' | 'kind'>): void
  /** Tells the worker of a run that is stored as cancelling or cancelled. */
  cancel(runId: string): void
  /** Ends all work; what is not finished becomes interrupted. */
  close(): Promise<void>
}
