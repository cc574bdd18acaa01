import type { PlacementState } from '../../evaluate/state.ts'

/** One line of a state with what it keeps busy. */
export interface PlacedRow {
  row: PlacementState['placements'][number]
  /** Accelerators, by period id. */
  busy: ReadonlyMap<string, number>
  /** What an hour without a training costs, in currency; 0 for inference. */
  penaltyPerHour: number
}

/** A limit that several rows share. */
export interface RowLimit {
  limit: number
  /** How much of it a row uses, in the unit of the limit. */
  use: (row: PlacedRow) => number
}

/** Less than this part of a limit is rounding. */
const rounding = 1e-9

/** The rows that hold a limit together: gangs stay as long as they alone hold it, and all requests get the same part of the rest. */
export const withinLimit = (rows: readonly PlacedRow[], { limit, use }: RowLimit): PlacedRow[] => {
  const isOver = (amount: number) => amount > limit + rounding * Math.max(1, Math.abs(limit))
  const total = sum(rows, use)
  if (!isOver(total)) return [...rows]
  const isGang = ({ row }: PlacedRow) => row.regionId === null
  let ofGangs = sum(rows.filter(isGang), use)
  const left = new Set<string>()
  const cheapestFirst = rows
    .filter((row) => isGang(row) && use(row) > 0)
    .sort((a, b) => a.penaltyPerHour / use(a) - b.penaltyPerHour / use(b))
  for (const entry of cheapestFirst) {
    if (!isOver(ofGangs)) break
    left.add(entry.row.workloadId)
    ofGangs -= use(entry)
  }
  const ofRequests = sum(
    rows.filter((row) => !isGang(row)),
    use,
  )
  const part = ofRequests > 0 ? Math.max(0, Math.min(1, (limit - ofGangs) / ofRequests)) : 1
  return rows
    .filter((entry) => !(isGang(entry) && left.has(entry.row.workloadId)))
    .flatMap((entry) =>
      isGang(entry) || use(entry) <= 0 ? [entry] : part > 0 ? [scaled(entry, part)] : [],
    )
}

const sum = (rows: readonly PlacedRow[], use: RowLimit['use']) =>
  rows.reduce((total, row) => total + use(row), 0)

const scaled = ({ row, busy, penaltyPerHour }: PlacedRow, part: number): PlacedRow => ({
  row: { ...row, share: row.share * part },
  busy: new Map([...busy].map(([periodId, amount]) => [periodId, amount * part])),
  penaltyPerHour,
})
