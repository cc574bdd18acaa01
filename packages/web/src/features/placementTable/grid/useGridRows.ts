import { useDeferredValue, useMemo, useState } from 'react'
import { arrangeRows, type RowQuery, type RowSource } from './arrangeRows.ts'
import type { Column, Sort } from './column.ts'

const everything: RowQuery = { words: '', isChangedOnly: false }

/** The state of a table's filters and order, with the rows that follow from it. */
export function useGridRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  source: RowSource<Row>,
  initialSort: Sort,
) {
  const [query, setQuery] = useState(everything)
  const [sort, setSort] = useState(initialSort)
  const deferredQuery = useDeferredValue(query)
  const shown = useMemo(
    () => arrangeRows(rows, deferredQuery, sort, columns, source),
    [rows, deferredQuery, sort, columns, source],
  )
  return { query, setQuery, sort, setSort, shown, showAll: () => setQuery(everything) }
}
