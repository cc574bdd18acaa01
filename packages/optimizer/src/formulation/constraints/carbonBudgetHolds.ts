import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'

/**
 * Rule 12. Carbon of a day holds the budget, in kg:
 * Σ_t hours[t] × Σ_s intensity[s,t] / 1000 × (openKw × siteOpen[s] + extra kW of busy accelerators) ≤ carbonBudgetKgPerDay.
 */
export const carbonBudgetHolds = (
  { builder, indexed, variables, rowMeanings }: FormulationContext,
  busy: RowCollector[],
) => {
  const { fleet, sites, pools, periodCount, periodHours } = indexed
  const budget = fleet.policy.carbonBudgetKgPerDay
  if (budget === null) return
  const kgByColumn = new Map<number, number>()
  const add = (column: number | undefined, kg: number) => {
    if (column !== undefined && column >= 0)
      kgByColumn.set(column, (kgByColumn.get(column) ?? 0) + kg)
  }
  for (let t = 0; t < periodCount; t++) {
    const hours = periodHours[t] ?? 0
    for (const { index, openKw, carbonIntensityGPerKwh, poolIndexes } of sites) {
      const kgPerKw = (hours * (carbonIntensityGPerKwh[t] ?? 0)) / 1000
      add(variables.siteOpen[index], openKw * kgPerKw)
      for (const p of poolIndexes) {
        const part = busy[p * periodCount + t]
        const kw = pools[p]?.busyKwPerAccelerator ?? 0
        part?.columns.forEach((column, k) => {
          add(column, (part.values[k] ?? 0) * kw * kgPerKw)
        })
      }
    }
  }
  const row = new RowCollector()
  for (const [column, kg] of kgByColumn) row.add(column, kg)
  rowMeanings.push({
    row: builder.addRow('carbon budget', Number.NEGATIVE_INFINITY, budget, row),
    limit: 'carbonBudget',
    siteIndex: null,
    poolIndex: null,
    periodIndex: null,
  })
}
