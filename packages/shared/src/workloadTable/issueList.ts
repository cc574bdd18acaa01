import type { Issue } from '../issues/issue.ts'

/** Problems that are told one by one; of the rest only their number is told. */
export const listedIssues = 1000

/** Problems of a file that may have a million: the first ones, and how many more there are of each kind. */
export class IssueList {
  readonly #fileName: string
  readonly #listed: Issue[] = []
  readonly #unlisted = new Map<string, number>()
  count = 0

  constructor(fileName: string) {
    this.#fileName = fileName
  }

  add(...issues: Issue[]): void {
    for (const issue of issues) {
      this.count++
      if (this.#listed.length < listedIssues) this.#listed.push(issue)
      else this.#unlisted.set(issue.code, (this.#unlisted.get(issue.code) ?? 0) + 1)
    }
  }

  /** The problems listed, and a last one that counts the others. */
  build(): Issue[] {
    const unlistedCount = this.count - this.#listed.length
    if (unlistedCount === 0) return this.#listed
    const words = (count: number) => count.toLocaleString('en')
    const kinds = [...this.#unlisted]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `${words(count)} ${code}`)
    return [
      ...this.#listed,
      {
        code: 'WORKLOADS_MORE_PROBLEMS',
        path: this.#fileName,
        entity: `file ${this.#fileName}`,
        found: `${words(unlistedCount)} more problems: ${kinds.join(', ')}`,
        allowed: `the first ${words(listedIssues)} are listed`,
        fix: 'correct those first, then read the file again.',
      },
    ]
  }
}
