import type { ReactNode } from 'react'

/** One column of a table whose rows are `Row`. */
export interface Column<Row> {
  key: string
  header: string
  /** A CSS grid track such as `minmax(9rem, 2fr)`. */
  track: string
  align: 'start' | 'end'
  /** What rows are ordered by; unknown (null) always comes last. */
  sortValue(row: Row): string | number | null
  /** Numbers start with the largest, words with A. */
  startsDescending: boolean
  render(row: Row): ReactNode
}

export interface Sort {
  key: string
  isDescending: boolean
}

/** The next order after a click on a column's header. */
export function nextSort<Row>(sort: Sort, column: Column<Row>): Sort {
  if (sort.key !== column.key) return { key: column.key, isDescending: column.startsDescending }
  return { key: sort.key, isDescending: !sort.isDescending }
}

/** What columns of words have in common. */
export function words(key: string, header: string, track: string) {
  return { key, header, track, align: 'start', startsDescending: false } as const
}

/** What columns of numbers have in common. */
export function numbers(key: string, header: string, track: string) {
  return { key, header, track, align: 'end', startsDescending: true } as const
}
