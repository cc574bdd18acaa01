/** At most five events a second, so that a page can follow without effort. */
const intervalMs = 200

/** Writes the newest progress at a steady pace; what comes in between is passed over. */
export class ProgressLog<P> {
  readonly #write: (progress: P) => Promise<void>
  readonly #onError: (error: unknown) => void
  #newest: P | undefined
  #timer: NodeJS.Timeout | undefined
  #lastWrittenAt = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(write: (progress: P) => Promise<void>, onError: (error: unknown) => void) {
    this.#write = write
    this.#onError = onError
  }

  report(progress: P): void {
    this.#newest = progress
    const wait = Math.max(0, this.#lastWrittenAt + intervalMs - Date.now())
    this.#timer ??= setTimeout(() => this.#flush(), wait)
  }

  /** Ends the log: what waits is dropped, since the result says more. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#newest = undefined
    await this.#writing
  }

  #flush() {
    this.#timer = undefined
    const progress = this.#newest
    if (!progress) return
    this.#newest = undefined
    this.#lastWrittenAt = Date.now()
    this.#writing = this.#writing.then(() => this.#write(progress)).catch(this.#onError)
  }
}
