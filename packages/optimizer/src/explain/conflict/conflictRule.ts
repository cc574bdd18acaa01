import type { RelaxableRule } from '../../formulation/relaxations.ts'

/** Rules of which a conflict is made, each as the claim that it makes; limits, wishes of the planner, and that everything is served. */
export type ConflictRule =
  | RelaxableRule
  | 'demandIsServed'
  | 'trainingIsPlaced'
  | 'latencyIsMet'
  | 'residencyIsKept'
  | 'pinHolds'
  | 'forbidHolds'
  | 'siteRulingHolds'
  | 'siteIsBuilt'
  | 'gangFitsInterconnect'
  | 'sitesKeepTheirOperator'

/** How much a change counts in a repair, by the rule that gives way: 1 by default; null: this never gives way. */
export type RepairWeights = Partial<Record<ConflictRule, number | null>>

/**
 * The order in which rules are tried to be left out, so that a conflict names what a planner can decide rather than what stands in the halls:
 * what comes first is left out first where there is a choice. The number is the weight of its relative change in a repair.
 */
const rules: [ConflictRule, number | null][] = [
  ['siteIsBuilt', null],
  ['demandIsServed', 1],
  ['trainingIsPlaced', 1],
  ['poolCapacityHolds', 1],
  ['sitePowerHolds', 1],
  ['gangFitsInterconnect', 1],
  ['shareIsSpread', 1],
  ['sitesKeepTheirOperator', 1],
  ['operatorPowerHolds', 1],
  ['operatorSitesHold', 1],
  ['residencyIsKept', 1],
  ['latencyIsMet', 1],
  ['migrationBudgetHolds', 1],
  ['carbonBudgetHolds', 1],
  ['openSiteLimitHolds', 1],
  ['siteRulingHolds', 1],
  ['forbidHolds', 1],
  ['pinHolds', 1],
]

/** Position of each rule in the order in which rules are tried to be left out. */
export const ruleOrder: ReadonlyMap<ConflictRule, number> = new Map(
  rules.map(([rule], position) => [rule, position]),
)

/** Every rule of which a conflict can be made. */
export const conflictRules: readonly ConflictRule[] = rules.map(([rule]) => rule)

const defaultWeights = new Map(rules)

/** The weight of a rule in a repair; null where it never gives way. */
export const weightOf = (rule: ConflictRule, weights: RepairWeights): number | null => {
  const given = weights[rule]
  return given === undefined ? (defaultWeights.get(rule) ?? null) : given
}
