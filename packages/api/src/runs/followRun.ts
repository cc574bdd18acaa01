import type { RunStore } from '../storage/runStore.ts'
import type { RunEventRow } from '../storage/tables.ts'
import type { RunSignals } from './runSignals.ts'
import { isTerminal } from './runStates.ts'

/** How long to wait for a signal before looking anyway: another process may work on the run. */
const lookAgainAfterMs = 1000
const eventsPerRead = 200

/** Every event of a run after a sequence, those stored and those to come, up to the terminal one. */
export async function* followRun(
  runs: RunStore,
  signals: RunSignals,
  runId: string,
  after: number,
): AsyncGenerator<RunEventRow, void, undefined> {
  let sequence = after
  for (;;) {
    const signal = signals.prepare(runId)
    const events = await runs.eventsAfter(runId, sequence, eventsPerRead)
    for (const event of events) {
      sequence = event.sequence
      yield event
      if (isTerminal(event.state)) return
    }
    if (events.length > 0) continue
    const last = await runs.lastEvent(runId)
    if (last && isTerminal(last.state) && last.sequence <= sequence) return
    await signal.wait(lookAgainAfterMs)
  }
}
