/** Wakes whoever follows a run. It carries no data: what happened stands in the database. */
export class RunSignals {
  readonly #waiting = new Map<string, Set<() => void>>()

  signal(runId: string): void {
    const waiting = this.#waiting.get(runId)
    this.#waiting.delete(runId)
    for (const wake of waiting ?? []) wake()
  }

  /** Ready to wait before looking, so that nothing that happens in between is missed. */
  prepare(runId: string): { wait(milliseconds: number): Promise<void> } {
    let wake = () => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    const waiting = this.#waiting.get(runId) ?? new Set()
    this.#waiting.set(runId, waiting.add(wake))
    return {
      wait: async (milliseconds) => {
        const timer = setTimeout(wake, milliseconds)
        await woken
        clearTimeout(timer)
        waiting.delete(wake)
        if (waiting.size === 0 && this.#waiting.get(runId) === waiting) this.#waiting.delete(runId)
      },
    }
  }
}
