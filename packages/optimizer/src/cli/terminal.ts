import { formatIssue, type Issue } from '@berth/shared'

const maxListed = 200

/** Where a command writes: answers to `out`, progress and problems to `err`. */
export interface Terminal {
  out: (text: string) => void
  err: (text: string) => void
  /** Whether somebody watches: progress is drawn only then. */
  isWatched: boolean
  /** Whether colour is wanted: a terminal, and NO_COLOR is not set. */
  hasColour: boolean
  columns: number
}

export const processTerminal = (): Terminal => ({
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
  hasColour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  columns: process.stderr.columns ?? 80,
})

/** Every problem, one a line; very long lists are cut with a count, so that the first ones can be read. */
export const printIssues = ({ err }: Terminal, issues: readonly Issue[]): void => {
  const what = issues.length === 1 ? 'a problem' : `${issues.length.toLocaleString('en')} problems`
  err(`Cannot go on because of ${what} in what was given:\n`)
  for (const issue of issues.slice(0, maxListed)) err(`  ${formatIssue(issue)}\n`)
  const more = issues.length - maxListed
  if (more > 0) err(`  … and ${more.toLocaleString('en')} more. All of them: --json\n`)
}
