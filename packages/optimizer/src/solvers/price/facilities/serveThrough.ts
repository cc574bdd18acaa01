import type { Highs } from 'highs'
import {
  type LinearModel,
  LinearModelBuilder,
  type RowEntries,
} from '../../../linear/linearModel.ts'
import { HighsSession } from '../../highs/highsSession.ts'
import type { SparsePlan } from '../groupedLp.ts'
import type { Opening } from '../openings.ts'
import type { FacilityProgram } from './facilityProgram.ts'

/** The cheapest way to serve everybody, and its cost; no plan and an infinite cost where the openings give too little. */
export interface Serving {
  plan: SparsePlan | null
  cost: number
  /** Whether that is proved. */
  isProved: boolean
}

/** An LP of this kind takes less than a second; one that takes longer has lost its way. */
const mostSeconds = 60
const nameless = ''

/** Serves every group through the openings that are open: an LP of only their columns, solved from nothing. */
export const serveThrough = (
  highs: Highs,
  facilities: FacilityProgram,
  openings: readonly Opening[],
  isOpen: ArrayLike<number>,
  isOver: () => boolean,
): Serving => {
  const { groupCount, openingCount, start, groupOf, cost, openingCost, offset } = facilities
  const columns: number[] = []
  const plan: SparsePlan = { columns: [], shares: [] }
  let total = offset
  for (let k = 0; k < openingCount; k++) {
    const opening = openings[k]
    if (opening) {
      plan.columns.push(isOpen[k] ? opening.yes : opening.no)
      plan.shares.push(1)
    }
    if (!isOpen[k]) continue
    total += openingCost[k]!
    for (let c = start[k]!; c < start[k + 1]!; c++) columns.push(c)
  }
  const session = new HighsSession(highs, servingModel(facilities, columns))
  try {
    const { status, values, objectiveValue } = session.solve({
      gapRelative: 0,
      timeLimitSeconds: mostSeconds,
      isCancelled: isOver,
    })
    if (status !== 'optimal' || values === null || objectiveValue === null)
      return { plan: null, cost: Number.POSITIVE_INFINITY, isProved: status === 'infeasible' }
    // Shares of a group add up to 1 to the engine’s tolerance; a plan has them exactly.
    const sum = new Float64Array(groupCount)
    columns.forEach((c, k) => {
      if (values[k]! > 0) sum[groupOf[c]!] = sum[groupOf[c]!]! + values[k]!
    })
    columns.forEach((c, k) => {
      if (values[k]! <= 0) return
      const share = values[k]! / sum[groupOf[c]!]!
      plan.columns.push(facilities.column[c]!)
      plan.shares.push(share)
      total += cost[c]! * share
    })
    return { plan, cost: total, isProved: true }
  } finally {
    session.dispose()
  }
}

/** Rows: every group is served once; then every opening holds its capacity. */
const servingModel = (
  { groupCount, openingCount, start, groupOf, cost, use, capacity }: FacilityProgram,
  columns: readonly number[],
): LinearModel => {
  const builder = new LinearModelBuilder()
  const rows = Array.from(
    { length: groupCount + openingCount },
    (): RowEntries => ({ columns: [], values: [] }),
  )
  const enter = (row: number, column: number, value: number) => {
    rows[row]!.columns.push(column)
    rows[row]!.values.push(value)
  }
  let k = 0
  for (const c of columns) {
    while (c >= start[k + 1]!) k++
    const column = builder.addColumn(nameless, 0, 1)
    enter(groupOf[c]!, column, 1)
    if (use[c]! > 0) enter(groupCount + k, column, use[c]!)
  }
  rows.forEach((entries, row) => {
    if (row < groupCount) builder.addRow(nameless, 1, 1, entries)
    else builder.addRow(nameless, Number.NEGATIVE_INFINITY, capacity[row - groupCount]!, entries)
  })
  return builder.build(Float64Array.from(columns, (c) => cost[c]!))
}
