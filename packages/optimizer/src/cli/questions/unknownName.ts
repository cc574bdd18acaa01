import type { Issue } from '@berth/shared'
import type { Answer } from './question.ts'

/** The answer to a question that names what the fleet does not have. */
export const unknownName = (issue: Issue): Answer => ({
  document: { status: 'badInput', issues: [issue] },
  lines: [
    `Cannot look into it because ${issue.entity} has ${issue.found}, but ${issue.allowed}. To fix: ${issue.fix} [${issue.code}]`,
  ],
  isNo: true,
})
