import type { Row } from '../running/row.ts'

/** Engines print 9 digits and hold limits to about as much. */
const tolerance = 1e-6

/**
 * Two engines contradict each other where one proved a bound above the value that the other one reached; for a linear program
 * that is any difference of the optima. Null where none do.
 */
export const contradictionIn = (rows: readonly Row[]): string | null => {
  for (const { engine: prover, bestBound } of rows)
    for (const { engine, objectiveValue } of rows) {
      if (bestBound === null || objectiveValue === null) continue
      const room = tolerance * Math.max(1, Math.abs(objectiveValue))
      if (bestBound > objectiveValue + room)
        return `Contradiction: ${prover} proves ${bestBound} and ${engine} reaches ${objectiveValue}`
    }
  return null
}
