/** (objectiveValue − bestBound) / |objectiveValue|; 0 where they are equal. */
export const gapOf = (objectiveValue: number, bestBound: number): number =>
  Math.max(0, objectiveValue - bestBound) / Math.max(Math.abs(objectiveValue), 1e-9)
