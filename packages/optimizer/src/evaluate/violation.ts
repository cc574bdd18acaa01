import type { Violation } from '@berth/shared'

/** Whether a unit is a plural: "40 accelerators are allowed", "60 ms is allowed". */
const isCounted = (unit: string) => unit.endsWith('s') && unit !== 'ms'

const rounded = (value: number | string) =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))) : value

/** A broken limit as a sentence: who has what, and what is allowed. */
export const violation = (
  rule: string,
  entity: string,
  found: number | string,
  allowed: number | string,
  unit: string,
): Violation => ({
  rule,
  entity,
  found,
  allowed,
  unit,
  text: `${entity} has ${rounded(found)}${unit && ` ${unit}`}, but ${rounded(allowed)}${unit && ` ${unit}`} ${isCounted(unit) ? 'are' : 'is'} allowed`,
})

/** Whether a value exceeds a limit by more than rounding of the arithmetic explains: 1e-6 of the limit, at least 1e-6. */
export const exceeds = (found: number, limit: number): boolean =>
  found > limit + 1e-6 * Math.max(1, Math.abs(limit))
