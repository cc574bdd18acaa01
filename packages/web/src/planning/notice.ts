/** Something that the planner must know, in whole sentences. */
export interface Notice {
  id: string
  tone: 'info' | 'warning' | 'error'
  title: string
  lines: string[]
}

interface ProblemAnswer {
  __typename: string
  message?: string
  fix?: string
  issues?: { entity: string; found: string; allowed: string; fix: string }[]
}

const sentence = (text: string) => {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const first = trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
  return /[.!?…]$/.test(first) ? first : `${first}.`
}

/** Every reason that the server gave for its "no", and what to do about each. */
export function noticeOfProblem(problem: ProblemAnswer, title: string): Notice {
  const issues = (problem.issues ?? []).map(
    ({ entity, found, allowed, fix }) =>
      `${sentence(`${entity}: ${found}, but ${allowed}`)} ${sentence(`To fix: ${fix}`)}`,
  )
  const own = [sentence(problem.message ?? ''), sentence(problem.fix ?? '')]
  const lines = issues.length > 0 ? issues : own.filter((line) => line !== '')
  return { id: problem.__typename, tone: 'error', title, lines }
}
