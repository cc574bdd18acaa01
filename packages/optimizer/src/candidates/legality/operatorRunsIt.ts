import type { Operator } from '@berth/shared'
import type { IndexedSite } from '../../scenario/indexFleet.ts'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Whether an operator is able to run a kind of workload. */
export const runsKind = (operator: Operator, kind: 'inference' | 'training'): boolean =>
  kind === 'inference' ? operator.servesInference : operator.servesTraining

/** Rule 10: a site runs only what one of its possible operators is able to run. */
export const operatorRunsIt = (
  operators: readonly Operator[],
  { site, operatorIndex, possibleOperators }: IndexedSite,
  kind: 'inference' | 'training',
): PlacementRefusal | null => {
  const isAble = (index: number) => {
    const operator = operators[index]
    return operator !== undefined && runsKind(operator, kind)
  }
  if (possibleOperators.some(isAble)) return null
  const able = operators.find((operator) => runsKind(operator, kind))
  return refusal(
    'OPERATOR_CANNOT_RUN',
    `${site.id} is run by ${operators[operatorIndex]?.id}, which is`,
    `not able to run ${kind}`,
    `an operator that runs ${kind}`,
    '',
    able
      ? `hand ${site.id} over to an operator that runs ${kind}, such as ${able.id}.`
      : `add an operator that runs ${kind}.`,
  )
}
