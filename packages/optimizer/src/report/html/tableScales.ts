import type { Unit } from '@berth/shared'
import type { ReportCell, ReportTable } from '../document.ts'
import { type Scale, scaleOf } from '../words/quantity.ts'

/** How the numbers of a table are written. */
export interface TableScales {
  /** Of a column that has one unit; null for the others. */
  ofColumn: (at: number) => Scale | null
  /** Of a row that has one unit; null in tables whose rows have none. */
  ofRow: (row: readonly ReportCell[]) => Scale | null
}

const isNumber = (cell: ReportCell | undefined): cell is number => typeof cell === 'number'

/** One scale for all columns of a unit, so that they can be compared; counts have one for each column, since some are whole and some are averages. */
export const tableScales = (
  { columns, rows, total }: ReportTable,
  currency: string,
): TableScales => {
  const all = total ? [...rows, total] : rows
  const unitAt = columns.findIndex(({ kind }) => kind === 'unit')
  const scales = columns.map(({ unit }, at): Scale | null => {
    if (!unit) return null
    const alike = columns.flatMap((other, place) =>
      other.unit === unit && (unit !== 'count' || place === at) ? [place] : [],
    )
    const numbers = all.flatMap((row) => alike.map((place) => row[place]).filter(isNumber))
    return scaleOf(unit, numbers, currency)
  })
  return {
    ofColumn: (at) => scales[at] ?? null,
    ofRow: (row) => {
      const unit = row[unitAt]
      if (typeof unit !== 'string') return null
      const numbers = columns.flatMap((column, at) => (column.unit === null ? [row[at]] : []))
      return scaleOf(unit as Unit, numbers.filter(isNumber), currency)
    },
  }
}
