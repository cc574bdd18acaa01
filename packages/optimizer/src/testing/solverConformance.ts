import { changeCases } from './conformance/changeCases.ts'
import type { ConformanceCase } from './conformance/conformanceCase.ts'
import { limitCases } from './conformance/limitCases.ts'
import { optimumCases } from './conformance/optimumCases.ts'
import { priceCases } from './conformance/priceCases.ts'

export type { ConformanceCase } from './conformance/conformanceCase.ts'

/**
 * The suite that every engine passes: optima, statuses, prices with their ranges, changes in place, and what is true when a search
 * ends early. Cases for a capability that an engine does not declare pass it over.
 *
 * @example
 * import { highsSolver, solverConformance } from '@berth/optimizer/testing'
 *
 * for (const { check } of solverConformance) await check(highsSolver)
 * console.log('every promise is kept') // every promise is kept
 */
export const solverConformance: ConformanceCase[] = [
  ...optimumCases,
  ...priceCases,
  ...changeCases,
  ...limitCases,
]
