import { type Column, nextSort, type Sort } from './column.ts'

interface Props<Row> {
  columns: readonly Column<Row>[]
  sort: Sort
  onSort(sort: Sort): void
}

/** The header row: each column sorts, and says how it is sorted in shape and to assistive technology. */
export function GridHeader<Row>({ columns, sort, onSort }: Props<Row>) {
  return (
    <tr className='grid-row grid-header' aria-rowindex={1}>
      {columns.map((column, index) => {
        const isSorted = sort.key === column.key
        const order = sort.isDescending ? 'descending' : 'ascending'
        return (
          <th
            key={column.key}
            scope='col'
            aria-colindex={index + 1}
            aria-sort={isSorted ? order : 'none'}
            className={`grid-cell is-${column.align}`}
          >
            <button type='button' onClick={() => onSort(nextSort(sort, column))}>
              {column.header}
              <svg className={isSorted ? order : ''} viewBox='0 0 8 8' aria-hidden='true'>
                <path d='M4,1L7.5,7H0.5Z' />
              </svg>
            </button>
          </th>
        )
      })}
    </tr>
  )
}
