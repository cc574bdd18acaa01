import type { Site } from '@berth/shared'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Rule 6: a workload runs only in a jurisdiction that it allows. */
export const residencyIsKept = (
  allowedJurisdictions: readonly string[] | null,
  { id, jurisdiction }: Site,
): PlacementRefusal | null =>
  allowedJurisdictions === null || allowedJurisdictions.includes(jurisdiction)
    ? null
    : refusal(
        'JURISDICTION_NOT_ALLOWED',
        `${id} lies in`,
        jurisdiction,
        allowedJurisdictions.join(' or '),
        '',
        `allow ${jurisdiction}.`,
      )
