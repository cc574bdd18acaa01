import { carbonByColumn } from '../carbonByColumn.ts'
import { type FormulationContext, RowCollector } from '../formulation.ts'
import { excessColumn } from '../neverWorse.ts'
import { relaxationColumn } from '../relaxations.ts'
import { carbonTodayKgPerDay } from '../todaysUse.ts'

/**
 * Rule 12. Carbon of a day holds the budget, in kg:
 * Σ_t hours[t] × Σ_s intensity[s,t] / 1000 × (openKw × siteOpen[s] + extra kW of busy accelerators) ≤ carbonBudgetKgPerDay.
 */
export const carbonBudgetHolds = (context: FormulationContext, busy: RowCollector[]) => {
  const { builder, indexed, rowMeanings } = context
  const budget = indexed.fleet.policy.carbonBudgetKgPerDay
  if (budget === null) return
  const row = new RowCollector()
  carbonByColumn(context, busy).forEach((kg, column) => row.add(column, kg))
  const largest = builder.largestValue(row)
  row.add(excessColumn(context, 'the carbon budget', carbonTodayKgPerDay(indexed), budget), -1)
  row.add(relaxationColumn(context, 'carbonBudgetHolds', 'the fleet', largest), -1)
  rowMeanings.push({
    row: builder.addRow('carbon budget', Number.NEGATIVE_INFINITY, budget, row),
    limit: 'carbonBudget',
    siteIndex: null,
    poolIndex: null,
    periodIndex: null,
    operatorIndex: null,
    limitValue: budget,
    perUnit: 1,
  })
}
