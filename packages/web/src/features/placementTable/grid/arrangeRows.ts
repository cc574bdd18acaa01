import type { Column, Sort } from './column.ts'

/** What the person asked to see. */
export interface RowQuery {
  /** Words that must all occur, in any case and order. */
  words: string
  isChangedOnly: boolean
}

/** How a table reads its rows. */
export interface RowSource<Row> {
  rowId(row: Row): string
  /** Everything that a word may be found in. */
  searchText(row: Row): string
  isChanged(row: Row): boolean
}

/** The rows that match, in order. Ties go by id, so that the same question has the same answer. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  query: RowQuery,
  sort: Sort,
  columns: readonly Column<Row>[],
  source: RowSource<Row>,
): Row[] {
  const words = query.words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const matching = rows.filter((row) => {
    if (query.isChangedOnly && !source.isChanged(row)) return false
    if (words.length === 0) return true
    const text = source.searchText(row).toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const column = columns.find((each) => each.key === sort.key)
  if (!column) return matching
  return matching
    .map((row) => ({ row, value: column.sortValue(row), id: source.rowId(row) }))
    .sort(
      (a, b) => compareValues(a.value, b.value, sort.isDescending) || collator.compare(a.id, b.id),
    )
    .map(({ row }) => row)
}

/** "Guian-2" before "Guian-10". */
const collator = new Intl.Collator('en', { numeric: true })

function compareValues(
  a: string | number | null,
  b: string | number | null,
  isDescending: boolean,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return isDescending ? -order : order
}
