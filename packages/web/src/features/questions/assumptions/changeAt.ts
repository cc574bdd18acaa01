import type { AssumptionRecord } from '../../../graphql/assumptionsDocument.ts'

export type Direction = 'lowered' | 'raised'

/** Change of cost and unserved penalty where the assumption is lowered or raised, in currency per hour; null where that is unknown. */
export function changeAt(
  { variations }: Pick<AssumptionRecord, 'variations'>,
  direction: Direction,
): number | null {
  const found = variations.find(({ factor }) => (direction === 'lowered' ? factor < 1 : factor > 1))
  if (!found) return null
  return found.changeOfCostPerHour.amount + found.changeOfUnservedPenaltyPerHour.amount
}
