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
  input.forEach((value, index) => {
    const path = `edits[${index}]`
    const unstorable = unstorableText(value, path)
    if (unstorable) {
      issues.push(unstorable)
      return
    }
    const parsed = editSchema.safeParse(value)
    if (!parsed.success) {
      const context = { schema: editSchema, nounOf, root: 'edit' }
      issues.push(
        ...issuesOf(parsed.error, value, context).map((issue) => ({
          ...issue,
          path: `${path}.${issue.path}`,
        })),
      )
      return
    }
    edits.push(parsed.data)
    const result = applyEdit(edited, parsed.data)
    if (result.ok) edited = result.fleet
    else issues.push({ ...result.issue, path })
  })
  // Broken references are only said once the edits themselves are right: most follow from others.
  if (issues.length === 0) issues.push(...checkReferences(edited))
  return { edits, issues }
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
