import { idleKw } from '../physics/power.ts'
import type { FormulationContext, RowCollector } from './formulation.ts'
import { relaxationOf } from './relaxations.ts'

/**
 * Kilograms of carbon per day that one unit of each column causes; length = number of columns so far:
 * Σ_t hours[t] × intensity[s,t] / 1000 × (openKw for siteOpen, extra kW of a busy accelerator for what makes it busy,
 * idle kW for an accelerator by which a capacity gives way).
 */
export const carbonByColumn = (
  context: Pick<FormulationContext, 'builder' | 'indexed' | 'relaxations' | 'variables'>,
  busy: readonly RowCollector[],
): Float64Array => {
  const { builder, indexed, variables } = context
  const { sites, pools, periodCount, periodHours } = indexed
  const kgByColumn = new Float64Array(builder.columnCount)
  const add = (column: number | undefined, kg: number) => {
    if (column !== undefined && column >= 0) kgByColumn[column] = (kgByColumn[column] ?? 0) + kg
  }
  for (let t = 0; t < periodCount; t++) {
    const hours = periodHours[t] ?? 0
    for (const { index, site, openKw, carbonIntensityGPerKwh, poolIndexes } of sites) {
      const kgPerKw = (hours * (carbonIntensityGPerKwh[t] ?? 0)) / 1000
      add(variables.siteOpen[index], openKw * kgPerKw)
      for (const p of poolIndexes) {
        const part = busy[p * periodCount + t]
        const { pool, type, busyKwPerAccelerator: kw = 0 } = pools[p] ?? {}
        const more = pool && relaxationOf(context, 'poolCapacityHolds', pool.id)
        if (more && type) add(more.column, site.pue * idleKw(type) * kgPerKw)
        part?.columns.forEach((column, k) => {
          add(column, (part.values[k] ?? 0) * kw * kgPerKw)
        })
      }
    }
  }
  return kgByColumn
}
