import type { LinearModelBuilder } from '../linear/linearModel.ts'

/** Rules whose limit a column may stretch. */
export type RelaxableRule =
  | 'poolCapacityHolds'
  | 'sitePowerHolds'
  | 'openSiteLimitHolds'
  | 'carbonBudgetHolds'
  | 'migrationBudgetHolds'
  | 'operatorSitesHold'
  | 'operatorPowerHolds'
  | 'shareIsSpread'

/** How far one limit gives way, in its own unit, as a column of the model. */
export interface Relaxation {
  rule: RelaxableRule
  /** The site, pool, operator, workload or budget that has the limit. */
  entity: string
  column: number
  /** Giving way more than this changes nothing. */
  largest: number
  /** Whether it gives way by whole numbers only. */
  isWhole: boolean
}

/** Which limits give way, and by which columns. */
export interface Relaxations {
  rules: ReadonlySet<RelaxableRule>
  /** By rule and entity. */
  columns: Map<string, Relaxation>
}

interface Relaxable {
  builder: LinearModelBuilder
  /** null where every limit holds: the formulation of a plan. */
  relaxations: Relaxations | null
}

/** Whether the limits of a rule give way. */
export const givesWay = (
  { relaxations }: Pick<Relaxable, 'relaxations'>,
  rule: RelaxableRule,
): boolean => relaxations?.rules.has(rule) ?? false

const keyOf = (rule: RelaxableRule, entity: string) => `${rule} ${entity}`

/**
 * The column by which a limit gives way, one for each rule and entity; −1 where limits hold.
 * A formulation with such columns is an elastic program: its smallest sum of relaxations says what it takes to make a plan possible.
 *
 * @see Chinneck, "Feasibility and infeasibility in optimization", Springer (2008), chapter 6.
 */
export const relaxationColumn = (
  { builder, relaxations }: Relaxable,
  rule: RelaxableRule,
  entity: string,
  largest: number,
  isWhole = false,
): number => {
  if (!relaxations?.rules.has(rule)) return -1
  const key = keyOf(rule, entity)
  const known = relaxations.columns.get(key)
  if (known) return known.column
  const most = isWhole ? Math.ceil(largest) : largest
  const column = builder.addColumn(`${rule} of ${entity} gives way`, 0, most, isWhole)
  relaxations.columns.set(key, { rule, entity, column, largest: most, isWhole })
  return column
}

/** The relaxation of a limit, where it may give way. */
export const relaxationOf = (
  { relaxations }: Pick<Relaxable, 'relaxations'>,
  rule: RelaxableRule,
  entity: string,
): Relaxation | undefined => relaxations?.columns.get(keyOf(rule, entity))
