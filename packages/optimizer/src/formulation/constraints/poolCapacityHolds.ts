import type { FormulationContext, RowCollector } from '../formulation.ts'
import { withoutImplied } from './busyAccelerators.ts'

/**
 * Rules 3 and 9. Busy accelerators fit the pool, and a closed site has none:
 * busy[p,t] ≤ count × (1 − reserveFraction) × siteOpen[s], every period. Periods that another one implies are left out.
 */
export const poolCapacityHolds = (
  { builder, indexed, variables, rowMeanings }: FormulationContext,
  busy: RowCollector[],
) => {
  const { fleet, pools, periodCount } = indexed
  for (const { index, pool, siteIndex, usableAccelerators } of pools) {
    const rows = busy.slice(index * periodCount, (index + 1) * periodCount)
    for (const t of withoutImplied(rows)) {
      const row = rows[t]
      if (!row || row.columns.length === 0) continue
      const columns = [...row.columns, variables.siteOpen[siteIndex] ?? 0]
      const values = [...row.values, -usableAccelerators]
      rowMeanings.push({
        row: builder.addRow(
          `accelerators of ${pool.id} in ${fleet.periods[t]?.id}`,
          Number.NEGATIVE_INFINITY,
          0,
          { columns, values },
        ),
        limit: 'poolCapacity',
        siteIndex,
        poolIndex: index,
        periodIndex: t,
        operatorIndex: null,
        limitValue: pool.count,
        perUnit: 1 - pool.reserveFraction,
      })
    }
  }
}
