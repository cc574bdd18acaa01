import {
  applyEdit,
  checkReferences,
  type Edit,
  editSchema,
  entityNames,
  type Fleet,
  type Issue,
  issuesOf,
} from '@berth/shared'

/** The most edits that one call may bring, and that one scenario may hold. */
export const maxEdits = 1000

/**
 * Reads edits from outside and tries them on the fleet, in order.
 * Every problem is reported: fields out of range, unknown entities, references that would break.
 */
export const readEdits = (
  fleet: Fleet,
  input: readonly unknown[],
): { edits: Edit[]; issues: Issue[] } => {
  const issues: Issue[] = []
  const edits: Edit[] = []
  let edited = fleet
  for (const read of parseEdits(input, 'edits')) {
    issues.push(...read.issues)
    if (!read.edit) continue
    edits.push(read.edit)
    const result = applyEdit(edited, read.edit)
    if (result.ok) edited = result.fleet
    else issues.push({ ...result.issue, path: read.path })
  }
  // Broken references are only said once the edits themselves are right: most follow from others.
  if (issues.length === 0) issues.push(...checkReferences(edited))
  return { edits, issues }
}

/** Reads edits from outside, each by itself, without asking whether they apply to a fleet. */
export const parseEdits = (input: readonly unknown[], list: string): ParsedEdit[] =>
  input.map((value, index) => {
    const path = `${list}[${index}]`
    const unstorable = unstorableText(value, path)
    if (unstorable) return { path, edit: null, issues: [unstorable] }
    const parsed = editSchema.safeParse(value)
    if (parsed.success) return { path, edit: parsed.data, issues: [] }
    const issues = issuesOf(parsed.error, value, { schema: editSchema, nounOf, root: 'edit' })
    return {
      path,
      edit: null,
      issues: issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })),
    }
  })

interface ParsedEdit {
  path: string
  edit: Edit | null
  issues: Issue[]
}

const nounOf = (collection: string) =>
  (entityNames as Record<string, string>)[collection] ?? collection

const unstorableText = (value: unknown, path: string): Issue | undefined =>
  JSON.stringify(value)?.includes('\\u0000')
    ? {
        code: 'EDIT_TEXT_UNSTORABLE',
        path,
        entity: 'edit',
        found: 'a text with the character NUL',
        allowed: 'texts without it can be stored',
        fix: 'remove the character.',
      }
    : undefined
