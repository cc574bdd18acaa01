import { type FormulationContext, RowCollector } from '../formulation.ts'
import { eachMove } from '../moves.ts'
import { relaxationColumn } from '../relaxations.ts'

/**
 * Rule 11. Moves stay within the budget: Σ movedIn + Σ gangs that change their site ≤ maxMoves, and
 * Σ movedIn × weightsGb + Σ gangs that change their site × (datasetGb + checkpointGb) ≤ maxMigrationGb.
 */
export const migrationBudgetHolds = (context: FormulationContext) => {
  const { builder, indexed, rowMeanings } = context
  const { maxMoves, maxMigrationGb } = indexed.fleet.policy
  const budgets = [
    { limit: 'moves', most: maxMoves },
    { limit: 'migration', most: maxMigrationGb },
  ] as const
  for (const { limit, most } of budgets) {
    if (most === null) continue
    const row = new RowCollector()
    eachMove(context, (column, gb) => row.add(column, limit === 'moves' ? 1 : gb))
    const largest = builder.largestValue(row)
    row.add(relaxationColumn(context, 'migrationBudgetHolds', limit, largest), -1)
    rowMeanings.push({
      row: builder.addRow(`${limit} budget`, Number.NEGATIVE_INFINITY, most, row),
      limit,
      siteIndex: null,
      poolIndex: null,
      periodIndex: null,
      operatorIndex: null,
      limitValue: most,
      perUnit: 1,
    })
  }
}
