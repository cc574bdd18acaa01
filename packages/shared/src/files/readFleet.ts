import { checkReferences } from '../fleet/checkReferences.ts'
import { entityNames, type Fleet, fleetSchema } from '../fleet/fleet.ts'
import { soundPart } from '../fleet/soundPart.ts'
import type { Checked } from '../issues/issue.ts'
import { issuesOf } from '../issues/zodIssues.ts'

const nouns: Record<string, string> = {
  ...entityNames,
  pins: 'pin',
  forbids: 'forbid',
  siteRulings: 'site ruling',
}

/** A value from outside as a fleet, or every problem in it: of its fields first, then of what they refer to and how they fit. */
export const readFleet = (value: unknown): Checked<Fleet> => {
  const result = fleetSchema.safeParse(value)
  const part = result.success ? result.data : soundPart(value)
  const issues = [
    ...(result.success
      ? []
      : issuesOf(result.error, value, {
          schema: fleetSchema,
          nounOf: (collection) => nouns[collection] ?? collection,
          root: 'fleet',
        })),
    ...(part ? checkReferences(part) : []),
  ]
  return result.success && issues.length === 0
    ? { ok: true, value: result.data }
    : { ok: false, issues }
}
