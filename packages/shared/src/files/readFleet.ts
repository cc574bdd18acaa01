import { checkReferences } from '../fleet/checkReferences.ts'
import { entityNames, type Fleet, fleetSchema } from '../fleet/fleet.ts'
import type { Checked } from '../issues/issue.ts'
import { issuesOf } from '../issues/zodIssues.ts'

const nouns: Record<string, string> = entityNames

/** A value from outside as a fleet, or every problem in it: fields first, then references between them. */
export const readFleet = (value: unknown): Checked<Fleet> => {
  const result = fleetSchema.safeParse(value)
  if (!result.success)
    return {
      ok: false,
      issues: issuesOf(result.error, value, {
        schema: fleetSchema,
        nounOf: (collection) => nouns[collection] ?? collection,
        root: 'fleet',
      }),
    }
  const issues = checkReferences(result.data)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: result.data }
}
