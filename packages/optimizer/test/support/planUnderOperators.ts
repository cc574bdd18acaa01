import type { FleetInput, Policy } from '@berth/shared'
import { planTiny } from './planTiny.ts'

type OperatorInput = FleetInput['operators'][number]

/** An operator at the fleet's norm that is able to run everything, after a change. */
export const operator = (id: string, change: Partial<OperatorInput> = {}): OperatorInput => ({
  id,
  name: id,
  operationCostFactor: 1,
  servesInference: true,
  servesTraining: true,
  ...change,
})

/** Runs a site for half of what the norm spends. */
export const lean = (change: Partial<OperatorInput> = {}) =>
  operator('lean', { operationCostFactor: 0.5, ...change })

/** A fleet of these operators, the first of which must be `norm`. Handing a site over costs 1 per hour, amortised. */
export const underOperators =
  (
    operators: OperatorInput[],
    handover: Policy['handover'],
    change: (input: FleetInput) => void = () => {},
  ) =>
  (input: FleetInput) => {
    input.operators = operators
    input.policy = { handover }
    for (const site of input.sites) site.handoverCost = 26_298
    change(input)
  }

/** The cheapest plan under these operators, with what is decided about West. */
export const planUnderOperators = async (...setting: Parameters<typeof underOperators>) => {
  const answer = await planTiny(underOperators(...setting))
  return {
    ...answer,
    west: answer.found?.siteDecisions.find(({ siteId }) => siteId === 'West'),
  }
}
