/** Takes one line as a part of a longer text, without the sign that ends it. */
export type TakeLine = (text: string, start: number, end: number) => void

/** Cuts chunks of a file into lines, wherever the chunks begin and end. Bytes are UTF-8; throws a TypeError where they are not. */
export class LineSplitter {
  readonly #take: TakeLine
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #rest = ''

  constructor(take: TakeLine) {
    this.#take = take
  }

  push(chunk: Uint8Array | string): void {
    this.#cut(typeof chunk === 'string' ? chunk : this.#decoder.decode(chunk, { stream: true }))
  }

  end(): void {
    this.#cut(this.#decoder.decode())
    if (this.#rest !== '') this.#cut('\n')
  }

  #cut(chunk: string) {
    const text = this.#rest + chunk
    let start = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
      this.#take(text, start, text.charCodeAt(at - 1) === 13 && at > start ? at - 1 : at)
      start = at + 1
    }
    this.#rest = text.slice(start)
  }
}
