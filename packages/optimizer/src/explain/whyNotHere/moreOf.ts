import type { Formulation } from '../../formulation/formulation.ts'
import type { AddedColumn } from '../../linear/withColumns.ts'
import { idleKw } from '../../physics/power.ts'
import type { IndexedPool } from '../../scenario/indexFleet.ts'
import { limitColumn, type PlannersLimit } from '../held/limitColumns.ts'

/** More of a limit as a column; of a pool with the power that its machines draw while idle, and with what they may do under each decision on the site. */
export const moreOf = (formulation: Formulation, limit: PlannersLimit): AddedColumn => {
  const column = limitColumn(limit, 0, 0)
  const { indexed, rowMeanings } = formulation
  const pool = indexed.pools[limit.poolIndex ?? -1]
  const site = indexed.sites[pool?.siteIndex ?? -1]
  if (!pool || !site) return column
  const kw = site.site.pue * idleKw(pool.type)
  const kgPerDay = indexed.periodHours.reduce(
    (sum, hours, t) => sum + (hours * kw * (site.carbonIntensityGPerKwh[t] ?? 0)) / 1000,
    0,
  )
  const draws = rowMeanings.flatMap(({ limit: kind, row, siteIndex }) =>
    kind === 'sitePower' && siteIndex === site.index
      ? [{ row, value: kw }]
      : kind === 'carbonBudget'
        ? [{ row, value: kgPerDay }]
        : [],
  )
  const share = 1 - pool.pool.reserveFraction
  const more = decisionRows(formulation, pool).map((row) => ({ row, value: -share }))
  return { ...column, entries: [...column.entries, ...draws, ...more] }
}

/** Rows by which a pool does something only under a decision on its site, such as a refit: busy ≤ usable accelerators × decision. */
const decisionRows = ({ model, variables }: Formulation, pool: IndexedPool): number[] => {
  const { siteIndex, usableAccelerators } = pool
  const decisions = new Set([
    variables.refitted[siteIndex] ?? -1,
    ...(variables.operatedBy[siteIndex] ?? []).map(({ column }) => column),
  ])
  decisions.delete(-1)
  decisions.delete(variables.siteOpen[siteIndex] ?? -1)
  if (decisions.size === 0) return []
  const isDecision = (k: number) =>
    decisions.has(model.columnIndex[k] ?? -1) &&
    Math.abs((model.value[k] ?? 0) + usableAccelerators) <= 1e-9 * usableAccelerators
  const hasDecision = (row: number) => {
    for (let k = model.rowStart[row] ?? 0; k < (model.rowStart[row + 1] ?? 0); k++)
      if (isDecision(k)) return true
    return false
  }
  return Array.from({ length: model.rowCount }, (_, row) => row).filter(hasDecision)
}
