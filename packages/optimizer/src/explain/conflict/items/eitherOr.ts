import type { FormulationContext } from '../../../formulation/formulation.ts'
import { relaxationOf } from '../../../formulation/relaxations.ts'
import type { RuleItem } from '../ruleItem.ts'

/** The upper side of an either-or row: where both may give way, and where only one may. */
export const eitherOrSides = { both: 2, one: 1 } as const

/**
 * Rows by which a repair either cuts the demand of a workload or lets a site take more of it: cut + spreads ≤ 1. With both, the share of what is left
 * would be a product of two decisions. Returns the rows, which say nothing until their side is set to one.
 */
export const eitherOrRows = (
  context: FormulationContext,
  demand: readonly RuleItem[],
): number[] => {
  const { builder } = context
  const rows: number[] = []
  const choices = new Map<string, number>()
  for (const { rule, workloadId, parts } of demand) {
    const spread = workloadId && relaxationOf(context, 'shareIsSpread', workloadId)
    if (rule !== 'demandIsServed' || !spread) continue
    let choice = choices.get(workloadId)
    if (choice === undefined) {
      const name = `${workloadId} is spread less`
      choice = builder.addColumn(name, 0, 1, true)
      choices.set(workloadId, choice)
      builder.addRow(name, Number.NEGATIVE_INFINITY, 0, {
        columns: [spread.column, choice],
        values: [1, -spread.largest],
      })
    }
    for (const { column } of parts)
      rows.push(
        builder.addRow(
          `${workloadId} is cut or spread less`,
          Number.NEGATIVE_INFINITY,
          eitherOrSides.both,
          { columns: [column, choice], values: [1, 1] },
        ),
      )
  }
  return rows
}
