import { idleKw } from '../../physics/power.ts'
import { type FormulationContext, RowCollector } from '../formulation.ts'
import { excessColumn } from '../neverWorse.ts'
import { givesWay, relaxationColumn, relaxationOf } from '../relaxations.ts'
import { busyToday, powerTodayKw } from '../todaysUse.ts'
import { withoutImplied } from './busyAccelerators.ts'

/**
 * Rule 4. Facility power holds the limit in every period:
 * openKw × siteOpen[s] + Σ_p pue × (activeWatts − idleWatts) / 1000 × busy[p,t] ≤ facilityPowerLimitKw × siteOpen[s].
 * Left out where the limit holds even with every accelerator busy.
 * Where limits give way, accelerators by which a capacity does so draw their idle power as well.
 */
export const sitePowerHolds = (context: FormulationContext, busy: RowCollector[]) => {
  const { builder, indexed, variables, rowMeanings, candidates } = context
  const { fleet, pools, sites, periodCount } = indexed
  for (const { index, site, poolIndexes, openKw } of sites) {
    if (candidates.siteRefusals[index] !== null) continue
    const today = openKw > site.facilityPowerLimitKw ? busyToday(indexed) : null
    const headroomKw = site.facilityPowerLimitKw - openKw
    const drawnAtMostKw = poolIndexes.reduce((sum, p) => {
      const pool = pools[p]
      return sum + (pool ? pool.usableAccelerators * pool.busyKwPerAccelerator : 0)
    }, 0)
    if (drawnAtMostKw <= headroomKw && !givesWay(context, 'sitePowerHolds')) continue
    const rows = Array.from({ length: periodCount }, (_, t) => {
      const row = new RowCollector()
      for (const p of poolIndexes) {
        const part = busy[p * periodCount + t]
        const kw = pools[p]?.busyKwPerAccelerator ?? 0
        part?.columns.forEach((column, k) => row.add(column, (part.values[k] ?? 0) * kw))
        row.add(...idleDrawOfMore(context, index, p))
      }
      return row
    })
    const mostKw =
      Math.max(...rows.map((row) => builder.largestValue(row))) - Math.min(0, headroomKw)
    for (const t of withoutImplied(rows)) {
      const row = rows[t]
      if (!row || (row.columns.length === 0 && today === null)) continue
      row.add(variables.siteOpen[index], -headroomKw)
      row.add(relaxationColumn(context, 'sitePowerHolds', site.id, mostKw), -1)
      if (today !== null)
        row.add(
          excessColumn(
            context,
            `power of ${site.id} in ${fleet.periods[t]?.id}`,
            powerTodayKw(indexed, today, index, t),
            site.facilityPowerLimitKw,
          ),
          -1,
        )
      rowMeanings.push({
        row: builder.addRow(
          `power of ${site.id} in ${fleet.periods[t]?.id}`,
          Number.NEGATIVE_INFINITY,
          0,
          row,
        ),
        limit: 'sitePower',
        siteIndex: index,
        poolIndex: null,
        periodIndex: t,
        operatorIndex: null,
        limitValue: site.facilityPowerLimitKw,
        perUnit: 1,
      })
    }
  }
}

/** The relaxation of a pool's capacity, and the kW that one of its accelerators draws while idle. */
const idleDrawOfMore = (
  context: FormulationContext,
  siteIndex: number,
  poolIndex: number,
): [column: number, kw: number] => {
  const { pool, type } = context.indexed.pools[poolIndex] ?? {}
  const more = pool && relaxationOf(context, 'poolCapacityHolds', pool.id)
  const pue = context.indexed.sites[siteIndex]?.site.pue ?? 1
  return more && type ? [more.column, pue * idleKw(type)] : [-1, 0]
}
