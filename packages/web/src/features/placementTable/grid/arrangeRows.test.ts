import { expect, it } from 'vitest'
import { arrangeRows } from './arrangeRows.ts'
import { type Column, nextSort, numbers, words } from './column.ts'

interface Row {
  id: string
  name: string
  size: number | null
  isMoved: boolean
}

const rows: Row[] = [
  { id: '1', name: 'Guian-10', size: 5, isMoved: true },
  { id: '2', name: 'Guian-2', size: null, isMoved: false },
  { id: '3', name: 'Beijing-1', size: 9, isMoved: true },
  { id: '4', name: 'Beijing-2', size: 5, isMoved: false },
]
const name: Column<Row> = {
  ...words('name', 'Name', '1fr'),
  sortValue: (row) => row.name,
  render: (row) => row.name,
}
const size: Column<Row> = {
  ...numbers('size', 'Size', '1fr'),
  sortValue: (row) => row.size,
  render: (row) => String(row.size),
}
const source = {
  rowId: (row: Row) => row.id,
  searchText: (row: Row) => row.name,
  isChanged: (row: Row) => row.isMoved,
}
const ids = (words: string, isChangedOnly: boolean, key: string, isDescending: boolean) =>
  arrangeRows(rows, { words, isChangedOnly }, { key, isDescending }, [name, size], source).map(
    (row) => row.id,
  )

it('orders numbers inside names as numbers', () => {
  expect(ids('', false, 'name', false)).toEqual(['3', '4', '2', '1'])
})

it('puts unknown values last in both directions and breaks ties by id', () => {
  expect(ids('', false, 'size', true)).toEqual(['3', '1', '4', '2'])
  expect(ids('', false, 'size', false)).toEqual(['1', '4', '3', '2'])
})

it('finds rows that hold every word, in any case and order', () => {
  expect(ids('2 BEIJING', false, 'name', false)).toEqual(['4'])
  expect(ids('nowhere', false, 'name', false)).toEqual([])
})

it('hides what did not change', () => {
  expect(ids('', true, 'name', false)).toEqual(['3', '1'])
})

it('starts with the largest number or with A, and turns round on the second click', () => {
  const bySize = nextSort({ key: 'name', isDescending: false }, size)
  expect(bySize).toEqual({ key: 'size', isDescending: true })
  expect(nextSort(bySize, size)).toEqual({ key: 'size', isDescending: false })
  expect(nextSort(bySize, name)).toEqual({ key: 'name', isDescending: false })
})
