/** One unit of a ladder such as kW, MW, GW. */
export interface UnitStep {
  /** How many of the base unit make one of this. */
  size: number
  unit: string
}

/** A value in the unit of the ladder that reads best. */
export interface ScaledValue {
  value: number
  unit: string
}

/** Digits that a person compares at a glance. */
export const significantDigits = 3

/**
 * Picks the largest unit in which the value, as it will be printed, is at least 1: 999.7 kW prints as
 * 1 MW, not as 1,000 kW. `steps` go from small to large; values below the first step stay in it.
 */
export function scaleUnit(value: number, steps: readonly UnitStep[]): ScaledValue {
  const printed = Math.abs(Number(value.toPrecision(significantDigits)))
  const fitting = steps.filter((step) => printed >= step.size).at(-1) ?? steps[0]
  return fitting ? { value: value / fitting.size, unit: fitting.unit } : { value, unit: '' }
}
