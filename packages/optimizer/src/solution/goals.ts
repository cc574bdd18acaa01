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
  // Thousands of relaxed plans open the same number of sites. A little of the cost, between 0 and tieRoom for any plan,
  // leads the engine to one that uses few sites and never changes which count is the smallest.
  const { least, largest } = costRange(formulation)
  const weight = tieRoom / (largest - least)
  return {
    tier,
    objective: {
      cost: objectives.openSites.cost.map(
        (sites, j) => sites + weight * (objectives.cost.cost[j] ?? 0),
      ),
      offset: -weight * least,
    },
    valueOf: (value) => Math.floor(value + 1e-6),
    boundOf: (bound) => Math.ceil(bound - tieRoom - 1e-6),
    gapAbsolute: 1 - 2 * tieRoom,
  }
}

/**
 * What no plan costs less, and none more, constant apart: every site and every cell and gang at its cheapest and its dearest.
 * Shutting a site may cost more than keeping it open, so the least may be below 0.
 */
const costRange = ({
  candidates,
  indexed,
  model,
  objectives,
  operatorCosts,
  variables,
}: Formulation): { least: number; largest: number } => {
  const { cost } = objectives.cost
  const { blocks, share, trainingPlaced, trainingHours, movedIn, siteOpen, refitted } = variables
  const at = (column: number | undefined) => cost[column ?? -1] ?? 0
  let [least, largest] = [0, 1]
  const add = (amounts: Iterable<number>) => {
    least += Math.min(0, ...amounts)
    largest += Math.max(0, ...amounts)
  }
  const choices = new Map<string, [number, number]>()
  const consider = (key: string, amount: number) => {
    const [low, high] = choices.get(key) ?? [0, 0]
    choices.set(key, [Math.min(low, amount), Math.max(high, amount)])
  }
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
  for (const range of choices.values()) add(range)
  for (const column of [...siteOpen, ...refitted, ...movedIn.values()]) add([at(column)])
  for (const column of operatorCosts.keys()) add([at(column) * (model.upper[column] ?? 0)])
  return { least, largest }
}
