import type { ClassFit, WorkloadClass } from '@berth/shared'

const speedOf = ({ tokensPerSecond, relativeSpeed }: ClassFit) =>
  Math.max(tokensPerSecond, relativeSpeed)

/**
 * How a type that does not run a class would run it, for lack of a figure: as the slowest type does that runs it.
 * Its own fit where it has one, nothing where no type runs the class.
 */
export const assumedFit = (
  { fitByAcceleratorType }: WorkloadClass,
  acceleratorTypeId: string,
): ClassFit | undefined => {
  const own = fitByAcceleratorType[acceleratorTypeId]
  if (own && speedOf(own) > 0) return own
  const [slowest] = Object.values(fitByAcceleratorType)
    .filter((fit) => speedOf(fit) > 0)
    .sort((a, b) => speedOf(a) - speedOf(b))
  return slowest
}
