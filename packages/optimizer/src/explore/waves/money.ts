import type { CostTermName } from '@berth/shared'
import { accountOf } from '../../evaluate/account.ts'
import { loadOf } from '../../evaluate/load.ts'
import type { PlacementState } from '../../evaluate/state.ts'
import type { Problem } from './problem.ts'

/** What a state costs. */
export interface Money {
  /** Running cost and unserved penalty, one-off costs apart: currency per hour. */
  runningPerHour: number
  /** Opening, handing over and refitting less what sold accelerators bring, as far as it is done in the state: currency. */
  oneOffCost: number
}

/** Terms that are paid once and spread over the hours of amortisation. Copying is counted move by move. */
const oneOffTerms: ReadonlySet<CostTermName> = new Set(['handover', 'refit', 'reopen', 'resale'])

export const moneyOf = (
  { examination: { lookup, fleet } }: Pick<Problem, 'examination'>,
  state: PlacementState,
): Money => {
  const { costTerms, unservedPenaltyPerHour } = accountOf(lookup, loadOf(lookup, state), state)
  let [runningPerHour, oneOffPerHour] = [unservedPenaltyPerHour, 0]
  for (const { name, amountPerHour } of costTerms)
    if (oneOffTerms.has(name)) oneOffPerHour += amountPerHour
    else if (name !== 'migration') runningPerHour += amountPerHour
  return { runningPerHour, oneOffCost: oneOffPerHour * fleet.policy.amortisationHours }
}
