import { demandKey } from '../../asking/leftOut.ts'
import {
  type Formulation,
  type ObjectiveTier,
  RowCollector,
} from '../../formulation/formulation.ts'
import { withColumns } from '../../linear/withColumns.ts'
import type { AddedRow } from '../../linear/withRows.ts'
import type { Places } from './difference.ts'

/** How differences from earlier plans are counted. */
export interface DifferenceCount {
  weights: ReadonlyMap<string, number>
  earlier: readonly Places[]
  countsSites: boolean
}

/** Room with which a difference is held. */
const room = 1e-7

/** Rows that keep a plan at least so different from each earlier one. */
export const atLeastAsDifferent = (
  formulation: Formulation,
  count: DifferenceCount,
  least: number,
): AddedRow[] =>
  count.earlier.map((places, k) => {
    const { constant, entries } = differenceFrom(formulation, count, places)
    return {
      name: `difference from ${k}`,
      lower: least - room - constant,
      upper: Number.POSITIVE_INFINITY,
      entries,
    }
  })

/** The formulation with one more column, the least difference from any earlier plan, and as its own goal 1 less that. */
export const withLeastDifference = (formulation: Formulation): Formulation => {
  const { model, objectives } = formulation
  const added = withColumns(model, [{ name: 'least difference', lower: 0, upper: 1, entries: [] }])
  const longer = (cost: Float64Array) => Float64Array.from([...cost, 0])
  const entries = Object.entries(objectives).map(([name, { cost, offset }]) => [
    name,
    { cost: longer(cost), offset },
  ])
  const ownGoal = { cost: new Float64Array(added.columnCount), offset: 1 }
  ownGoal.cost[model.columnCount] = -1
  return {
    ...formulation,
    model: added,
    objectives: { ...(Object.fromEntries(entries) as typeof objectives), weighted: ownGoal },
  }
}

/** Rows by which the last column is at most the difference from each earlier plan. */
export const leastDifferenceRows = (formulation: Formulation, count: DifferenceCount): AddedRow[] =>
  count.earlier.map((places, k) => {
    const { constant, entries } = differenceFrom(formulation, count, places)
    entries.add(formulation.model.columnCount - 1, -1)
    return {
      name: `difference from ${k}`,
      lower: -constant,
      upper: Number.POSITIVE_INFINITY,
      entries,
    }
  })

/** The formulation with a goal that each difference from an earlier plan makes better: goal + weight × (1 − mean difference). */
export const withDifferenceRewarded = (
  formulation: Formulation,
  count: DifferenceCount,
  goal: ObjectiveTier,
  weight: number,
): Formulation => {
  const { cost, offset } = formulation.objectives[goal]
  const rewarded = { cost: cost.slice(), offset: offset + weight }
  const each = weight / count.earlier.length
  for (const places of count.earlier) {
    const { constant, entries } = differenceFrom(formulation, count, places)
    rewarded.offset -= each * constant
    entries.columns.forEach((column, k) => {
      rewarded.cost[column] = (rewarded.cost[column] ?? 0) - each * (entries.values[k] ?? 0)
    })
  }
  return { ...formulation, objectives: { ...formulation.objectives, [goal]: rewarded } }
}

/** The difference from an earlier plan as a linear expression, as `differenceOf` counts it: Σ weight × share elsewhere, and open sites that close. */
const differenceFrom = (
  { candidates, indexed, variables }: Formulation,
  { countsSites, weights }: DifferenceCount,
  { openSiteIndexes, shares }: Places,
): { constant: number; entries: RowCollector } => {
  const entries = new RowCollector()
  const { blocks, share, siteOpen, trainingPlaced } = variables
  const part = countsSites && openSiteIndexes.size > 0 ? 0.5 : 1
  const dayShare = blocks.map(({ periodIndexes }) =>
    periodIndexes.reduce((sum, t) => sum + (indexed.periodWeight[t] ?? 0), 0),
  )
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    const cell = indexed.cells[cellIndex]
    if (!cell) return
    const key = demandKey({ workloadId: cell.workload.id, regionId: cell.regionId })
    if (shares.get(key)?.has(siteIndex)) return
    const weight = weights.get(key) ?? 0
    dayShare.forEach((ofDay, b) => {
      entries.add(share[c * blocks.length + b], part * weight * ofDay)
    })
  })
  candidates.training.forEach(({ gangIndex, siteIndex }, c) => {
    const workloadId = indexed.gangs[gangIndex]?.workload.id ?? ''
    const key = demandKey({ workloadId, regionId: null })
    if (!shares.get(key)?.has(siteIndex))
      entries.add(trainingPlaced[c], part * (weights.get(key) ?? 0))
  })
  if (part === 1) return { constant: 0, entries }
  for (const siteIndex of openSiteIndexes)
    entries.add(siteOpen[siteIndex], -part / openSiteIndexes.size)
  return { constant: part, entries }
}
