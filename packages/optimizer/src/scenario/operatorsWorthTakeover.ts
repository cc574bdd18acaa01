import type { Operator } from '@berth/shared'

const isUnlimited = ({ maxSites, maxFacilityPowerKw }: Operator) =>
  maxSites === null && maxFacilityPowerKw === null

/**
 * Operators to whom a site may be worth handing over. One that is no cheaper and no abler than another without limits
 * is left out: every plan that uses it becomes at least as good with the other, since handing a site over costs the same whoever takes it.
 */
export const operatorsWorthTakeover = (operators: readonly Operator[]): number[] => {
  const isOutdone = (one: Operator, position: number) =>
    operators.some(
      (other, at) =>
        at !== position &&
        isUnlimited(other) &&
        other.operationCostFactor <= one.operationCostFactor &&
        (other.servesInference || !one.servesInference) &&
        (other.servesTraining || !one.servesTraining) &&
        !(
          at > position &&
          isUnlimited(one) &&
          other.operationCostFactor === one.operationCostFactor &&
          other.servesInference === one.servesInference &&
          other.servesTraining === one.servesTraining
        ),
    )
  return [...operators.keys()].filter((index) => {
    const operator = operators[index]
    return operator !== undefined && !isOutdone(operator, index)
  })
}
