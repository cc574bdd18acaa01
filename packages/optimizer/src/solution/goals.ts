import type { Formulation, LinearObjective, ObjectiveTier } from '../formulation/formulation.ts'

/** What a tier gives to an engine, and how the engine's numbers are read back. */
export interface Goal {
  tier: ObjectiveTier
  /** What the engine minimises. */
  objective: LinearObjective
  /** The tier's own value of a plan, from the engine's. */
  valueOf(engineValue: number): number
  /** What the tier's value cannot be below, from the engine's bound. */
  boundOf(engineBound: number): number
  /** Difference between the engine's value and bound that proves the tier's value; 0 where only a relative gap counts. */
  gapAbsolute: number
}

/** Room below one whole that breaks ties between plans with the same count. */
const tieRoom = 0.05

export const goalOf = (tier: ObjectiveTier, formulation: Formulation): Goal => {
  const { objectives } = formulation
  if (tier !== 'openSites')
    return {
      tier,
      objective: objectives[tier],
      valueOf: (value) => value,
      boundOf: (bound) => bound,
      gapAbsolute: 0,
    }
  // Thousands of relaxed plans open the same number of sites. A little of the cost, less than tieRoom for any plan,
  // leads the engine to one that uses few sites and never changes which count is the smallest.
  const weight = tieRoom / largestCost(formulation)
  return {
    tier,
    objective: {
      cost: objectives.openSites.cost.map(
        (sites, j) => sites + weight * (objectives.cost.cost[j] ?? 0),
      ),
      offset: 0,
    },
    valueOf: (value) => Math.floor(value + 1e-6),
    boundOf: (bound) => Math.ceil(bound - tieRoom - 1e-6),
    gapAbsolute: 1 - 2 * tieRoom,
  }
}

/** More than any plan can cost, constant apart: every site open, and every cell and gang at its dearest place. */
const largestCost = ({
  candidates,
  indexed,
  model,
  objectives,
  operatorCosts,
  variables,
}: Formulation): number => {
  const { cost } = objectives.cost
  const { blocks, share, trainingPlaced, trainingHours, movedIn, siteOpen, refitted } = variables
  const at = (column: number | undefined) => Math.max(0, cost[column ?? -1] ?? 0)
  const dearest = new Map<string, number>()
  const consider = (key: string, amount: number) =>
    dearest.set(key, Math.max(dearest.get(key) ?? 0, amount))
  candidates.inference.forEach(({ cellIndex }, c) => {
    for (let b = 0; b < blocks.length; b++)
      consider(`cell ${cellIndex} ${b}`, at(share[c * blocks.length + b]))
  })
  candidates.training.forEach(({ gangIndex }, c) => {
    const hours = indexed.periodHours.reduce(
      (sum, available, t) => sum + available * at(trainingHours[c * indexed.periodCount + t]),
      0,
    )
    consider(`gang ${gangIndex}`, at(trainingPlaced[c]) + hours)
  })
  let total = 1
  for (const amount of dearest.values()) total += amount
  for (const column of [...siteOpen, ...refitted]) total += at(column)
  for (const column of operatorCosts.keys()) total += at(column) * (model.upper[column] ?? 0)
  for (const column of movedIn.values()) total += at(column)
  return total
}
