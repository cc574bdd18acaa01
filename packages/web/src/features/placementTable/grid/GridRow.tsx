import type { Column } from './column.ts'

interface Props<Row> {
  row: Row
  columns: readonly Column<Row>[]
  index: number
  startPx: number
  isSelected: boolean
  isTabStop: boolean
  onSelect(row: Row): void
  onFocusRow(index: number): void
}

/** One row, placed where it would be if all rows were drawn. */
export function GridRow<Row>(props: Props<Row>) {
  const { row, columns, index } = props
  return (
    <tr
      className='grid-row'
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-index={index}
      tabIndex={props.isTabStop ? 0 : -1}
      style={{ transform: `translateY(${props.startPx}px)` }}
      onClick={() => props.onSelect(row)}
      onFocus={() => props.onFocusRow(index)}
    >
      {columns.map((column, columnIndex) => (
        <td
          key={column.key}
          aria-colindex={columnIndex + 1}
          className={`grid-cell is-${column.align}`}
        >
          {column.align === 'end' ? <bdi>{column.render(row)}</bdi> : column.render(row)}
        </td>
      ))}
    </tr>
  )
}
