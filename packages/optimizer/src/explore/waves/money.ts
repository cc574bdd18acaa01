import type { CostTermName } from '@berth/shared'
import { accountOf } from '../../evaluate/account.ts'
import { loadOf } from '../../evaluate/load.ts'
import type { PlacementState } from '../../evaluate/state.ts'
import type { Problem } from './problem.ts'

/** What a state costs. */
export interface Money {
  /** Running cost and unserved penalty, one-off costs apart: currency per hour. */
  runningPerHour: number
  /** Opening, handing over and refitting, as far as the state has it, and what its sold accelerators bring: currency. */
  preparing: number
  sold: number
}

/** Terms that are paid once and spread over the hours of amortisation. Copying is counted move by move. */
const preparingTerms: ReadonlySet<CostTermName> = new Set(['handover', 'refit', 'reopen'])

export const moneyOf = (
  { examination: { lookup, fleet } }: Pick<Problem, 'examination'>,
  state: PlacementState,
): Money => {
  const { costTerms, unservedPenaltyPerHour } = accountOf(lookup, loadOf(lookup, state), state)
  let [runningPerHour, preparing, sold] = [unservedPenaltyPerHour, 0, 0]
  for (const { name, amountPerHour } of costTerms)
    if (preparingTerms.has(name)) preparing += amountPerHour
    else if (name === 'resale') sold -= amountPerHour
    else if (name !== 'migration') runningPerHour += amountPerHour
  const { amortisationHours } = fleet.policy
  return {
    runningPerHour,
    preparing: preparing * amortisationHours,
    sold: sold * amortisationHours,
  }
}
