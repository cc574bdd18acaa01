import type { MpsContent } from './mpsContent.ts'

/**
 * Limits of a row. A range R turns a one-sided row into an interval of width |R|; for an equation its sign says to which side:
 * E with R ≥ 0 is [rhs, rhs + R], with R < 0 it is [rhs + R, rhs].
 */
export const rowLimits = (
  { rowTypes, rightHandSides, ranges }: MpsContent,
  name: string,
): [lower: number, upper: number] => {
  const side = rightHandSides.get(name) ?? 0
  const range = ranges.get(name)
  switch (rowTypes.get(name)) {
    case 'L':
      return [range === undefined ? Number.NEGATIVE_INFINITY : side - Math.abs(range), side]
    case 'G':
      return [side, range === undefined ? Number.POSITIVE_INFINITY : side + Math.abs(range)]
    default:
      return [Math.min(side, side + (range ?? 0)), Math.max(side, side + (range ?? 0))]
  }
}
