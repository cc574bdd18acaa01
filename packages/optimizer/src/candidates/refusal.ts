/**
 * Why a workload may not run at a place. `found` and `allowed` are in `unit`;
 * `text` reads them aloud and `fix` names the smallest change that removes this reason.
 */
export interface PlacementRefusal {
  code: PlacementRefusalCode
  found: number | string
  allowed: number | string
  unit: string
  text: string
  fix: string
}

/** Why not, as a word that programs can tell apart. */
export type PlacementRefusalCode =
  | 'SITE_UNDER_CONSTRUCTION'
  | 'SITE_CLOSED_BY_PLANNER'
  | 'SITE_HELD_CLOSED'
  | 'SITE_POWER_BELOW_IDLE'
  | 'JURISDICTION_NOT_ALLOWED'
  | 'ACCELERATOR_CANNOT_RUN'
  | 'MEMORY_TOO_SMALL'
  | 'POOL_TOO_SMALL'
  | 'GANG_TOO_LARGE'
  | 'SITE_SERVES_NO_INFERENCE'
  | 'OPERATOR_CANNOT_RUN'
  | 'LATENCY_ABOVE_SLO'
  | 'PINNED_ELSEWHERE'
  | 'FORBIDDEN_HERE'

/** Whether a unit is a plural: "40 accelerators are allowed", "60 ms is allowed". */
const isCounted = (unit: string) => unit.endsWith('s') && unit !== 'ms'

const rounded = (value: number | string) =>
  typeof value === 'number' ? String(Number(value.toPrecision(5))) : value

/** Puts a refusal into the sentence that every refusal has: who has what, and what is allowed. */
export const refusal = (
  code: PlacementRefusalCode,
  subject: string,
  found: number | string,
  allowed: number | string,
  unit: string,
  fix: string,
): PlacementRefusal => ({
  code,
  found,
  allowed,
  unit,
  text: `${subject} ${rounded(found)}${unit && ` ${unit}`}, but ${rounded(allowed)}${unit && ` ${unit}`} ${isCounted(unit) ? 'are' : 'is'} allowed`,
  fix,
})
