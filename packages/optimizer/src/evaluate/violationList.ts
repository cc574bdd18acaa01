import type { Violation } from '@berth/shared'

/** Broken limits of one rule that are told one by one; of the rest only their number is told. */
const listedPerRule = 100

/** Broken limits where there may be a million: the first ones of each rule, and how many there are. */
export class ViolationList {
  readonly #countByRule = new Map<string, number>()
  readonly listed: Violation[] = []
  count = 0

  /** `describe` is called only for what is listed. */
  add(rule: string, describe: () => Violation): void {
    this.count++
    const known = this.#countByRule.get(rule) ?? 0
    this.#countByRule.set(rule, known + 1)
    if (known < listedPerRule) this.listed.push(describe())
  }
}
