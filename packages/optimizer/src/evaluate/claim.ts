import type { Violation } from '@berth/shared'
import { violation } from './violation.ts'

/** Claims may differ from the recomputed figure by this fraction, or by this much where the figure is small. */
const tolerance = 1e-6

/** A figure or fact of a plan, compared with the recomputed one. */
export interface Claim {
  holds: boolean
  violations: Violation[]
}

/** A figure as it is claimed and as it is recomputed. */
export const claim = (
  rule: string,
  entity: string,
  claimed: number | null,
  recomputed: number | null,
  unit: string,
): Claim => {
  const holds =
    claimed === null || recomputed === null
      ? claimed === recomputed
      : Math.abs(claimed - recomputed) <= tolerance * Math.max(1, Math.abs(recomputed))
  return {
    holds,
    violations: holds
      ? []
      : [violation(rule, entity, claimed ?? 'nothing', recomputed ?? 'nothing', unit)],
  }
}

/** Something that is so, or is not. */
export const fact = (
  rule: string,
  entity: string,
  holds: boolean,
  found: string,
  allowed: string,
): Claim => ({
  holds,
  violations: holds ? [] : [violation(rule, entity, found, allowed, '')],
})
