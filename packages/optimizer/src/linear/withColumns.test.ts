import { expect, it } from 'vitest'
import { LinearModelBuilder } from './linearModel.ts'
import { withColumns } from './withColumns.ts'

it('a model gets columns at its end, in the rows that they name, and stays as it was itself', () => {
  const builder = new LinearModelBuilder()
  const x = builder.addColumn('x', 0, 5, true)
  builder.addRow('first', 0, 4, { columns: [x], values: [2] })
  builder.addRow('second', 0, 6, { columns: [x], values: [3] })
  const model = builder.build(Float64Array.of(1))
  const longer = withColumns(model, [
    { name: 'more', lower: 0, upper: 2, entries: [{ row: 0, value: -1 }] },
    { name: 'other', lower: -1, upper: 1, entries: [{ row: 1, value: 7 }] },
  ])
  expect([...longer.rowStart]).toEqual([0, 2, 4])
  expect([...longer.columnIndex]).toEqual([0, 1, 0, 2])
  expect([...longer.value]).toEqual([2, -1, 3, 7])
  expect([...longer.lower]).toEqual([0, 0, -1])
  expect([...longer.upper]).toEqual([5, 2, 1])
  expect([...longer.isInteger]).toEqual([1, 0, 0])
  expect([...longer.cost]).toEqual([1, 0, 0])
  expect([longer.columnName(0), longer.columnName(1)]).toEqual(['x', 'more'])
  expect(model.columnCount).toBe(1)
  expect([...model.value]).toEqual([2, 3])
})
