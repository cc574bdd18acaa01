import { InstanceError } from './instance.ts'

const checkFormat = 'check the format, and name it with --format.'

/** The numbers of a text in order, handed out in groups. Throws an `InstanceError` that names the first word that is none. */
export class NumberReader {
  readonly #numbers: Float64Array
  #next = 0

  constructor(text: string, words: Readonly<Record<string, number>> = {}) {
    const parts = text.split(/\s+/).filter(Boolean)
    this.#numbers = Float64Array.from(parts, (part) => {
      const value = words[part] ?? Number(part)
      if (!Number.isFinite(value))
        throw new InstanceError(
          `it has "${part}" where a number should be`,
          'check the format; a capacity written as a word needs --capacity.',
        )
      return value
    })
  }

  get remaining(): number {
    return this.#numbers.length - this.#next
  }

  /** The next number, which must be a whole one of at least `min`. */
  count(what: string, min = 1): number {
    const [value = Number.NaN] = this.take(1, what)
    if (!Number.isInteger(value) || value < min)
      throw new InstanceError(
        `${what} is ${value}, but a whole number of at least ${min} is needed`,
        checkFormat,
      )
    return value
  }

  /** The next numbers. */
  take(length: number, what: string): Float64Array {
    if (this.remaining < length)
      throw new InstanceError(
        `${what} needs ${length} numbers, but ${this.remaining} are left`,
        checkFormat,
      )
    this.#next += length
    return this.#numbers.subarray(this.#next - length, this.#next)
  }

  /** Throws where numbers are left over, since then the format was another. */
  end(): void {
    if (this.remaining > 0)
      throw new InstanceError(`${this.remaining} numbers are left after its end`, checkFormat)
  }
}
