import type { Unit } from '@berth/shared'
import { lowerFirst, upperFirst } from '../words/numbers.ts'
import type { ReportCell } from './document.ts'
import type { Side } from './subject.ts'
import type { ColumnOf } from './table.ts'

interface SideColumn<Row, S extends Side> {
  /** `busyAccelerators` becomes `todayBusyAccelerators` and so on. */
  key: string
  /** Stands before the name of the side; empty for the name alone. */
  title: string
  kind: 'number' | 'text'
  unit?: Unit | null
  isAddedUp?: boolean
  cell: (row: Row, side: S) => ReportCell
}

/** The same column for each of several sides, headed by what it is and whose. */
export const sideColumns = <Row, S extends Side>(
  sides: readonly S[],
  { key, title, cell, ...column }: SideColumn<Row, S>,
): ColumnOf<Row>[] =>
  sides.map((side) => ({
    ...column,
    key: `${side.key}${upperFirst(key)}`,
    title:
      title === ''
        ? side.label
        : sides.length === 1
          ? title
          : `${title}, ${lowerFirst(side.label)}`,
    cell: (row: Row) => cell(row, side),
  }))
