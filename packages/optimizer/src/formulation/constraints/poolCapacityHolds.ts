import { type FormulationContext, RowCollector } from '../formulation.ts'
import { givesWay, relaxationColumn, relaxationOf } from '../relaxations.ts'
import { withoutImplied } from './busyAccelerators.ts'

/**
 * Rules 3 and 9. Busy accelerators fit the pool, and a closed site has none:
 * busy[p,t] ≤ count × (1 − reserveFraction) × siteOpen[s], every period. Periods that another one implies are left out.
 */
export const poolCapacityHolds = (context: FormulationContext, busy: RowCollector[]) => {
  const { builder, indexed, variables, rowMeanings } = context
  const { fleet, pools, periodCount } = indexed
  for (const { index, pool, siteIndex, usableAccelerators } of pools) {
    const rows = busy.slice(index * periodCount, (index + 1) * periodCount)
    const moreAccelerators = addMoreAccelerators(context, index, rows)
    for (const t of withoutImplied(rows)) {
      const row = rows[t]
      if (!row || row.columns.length === 0) continue
      const columns = [...row.columns, variables.siteOpen[siteIndex] ?? 0]
      const values = [...row.values, -usableAccelerators]
      if (moreAccelerators >= 0) {
        columns.push(moreAccelerators)
        values.push(pool.reserveFraction - 1)
      }
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

/** Accelerators that the pool is short of: as many as it takes for everything that may run there, at an open site. */
const addMoreAccelerators = (
  context: FormulationContext,
  poolIndex: number,
  rows: readonly RowCollector[],
): number => {
  const { builder, indexed, variables } = context
  const { pool, siteIndex } = indexed.pools[poolIndex] ?? {}
  if (!givesWay(context, 'poolCapacityHolds')) return -1
  if (!pool || siteIndex === undefined || pool.reserveFraction >= 1) return -1
  const busiest = Math.max(...rows.map((row) => builder.largestValue(row)))
  if (busiest <= 0) return -1
  const most = busiest / (1 - pool.reserveFraction)
  const column = relaxationColumn(context, 'poolCapacityHolds', pool.id, most, true)
  const row = new RowCollector()
  row.add(column, 1)
  row.add(variables.siteOpen[siteIndex], -Math.ceil(most))
  builder.addRow(
    `more accelerators at ${pool.id} stand at an open site`,
    Number.NEGATIVE_INFINITY,
    0,
    row,
  )
  return column
}

/** The most accelerators of a pool that may be busy: those that are sold, and those by which its capacity gives way. */
export const mostUsable = (
  { indexed, relaxations }: Pick<FormulationContext, 'indexed' | 'relaxations'>,
  poolIndex: number,
): number => {
  const { pool, usableAccelerators = 0 } = indexed.pools[poolIndex] ?? {}
  const more = pool && relaxationOf({ relaxations }, 'poolCapacityHolds', pool.id)
  return usableAccelerators + (more ? more.largest * (1 - pool.reserveFraction) : 0)
}
