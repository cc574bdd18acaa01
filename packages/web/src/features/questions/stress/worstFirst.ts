import type { StressCaseRecord } from '../../../graphql/stressDocument.ts'

interface Outcome {
  costPerHour: { amount: number }
  unservedPenaltyPerHour: { amount: number }
}

/** Cost and unserved penalty together, in currency per hour. */
export const totalPerHour = ({ costPerHour, unservedPenaltyPerHour }: Outcome): number =>
  costPerHour.amount + unservedPenaltyPerHour.amount

/** The cases by what they come to as the plan stands, the dearest first; those whose limits nothing can mend before all others. */
export function worstFirst(cases: readonly StressCaseRecord[]): StressCaseRecord[] {
  const cannotBeMended = ({ asItStands }: StressCaseRecord) =>
    asItStands.stillBroken.length > 0 ? 1 : 0
  return cases.toSorted(
    (a, b) =>
      cannotBeMended(b) - cannotBeMended(a) ||
      totalPerHour(b.asItStands) - totalPerHour(a.asItStands),
  )
}
