/** Rounding of sums and products, relative to the limit. */
const rounding = 1e-9

/** Whether a value exceeds a limit by more than the rounding of the arithmetic: 100 × (1 − 0.8) is 19.999…96 and holds 20. */
export const isAbove = (value: number, limit: number): boolean =>
  value > limit + rounding * Math.max(1, Math.abs(limit))
