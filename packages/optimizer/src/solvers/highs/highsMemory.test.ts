import { expect, it } from 'vitest'
import { LinearModelBuilder } from '../../linear/linearModel.ts'
import { highsSolver } from './highsSolver.ts'
import { loadHighs } from './loadHighs.ts'

/** A knapsack of 60 things and as many continuous columns, with a price for every seventh. */
const knapsack = (capacity: number) => {
  const builder = new LinearModelBuilder()
  const columns = Array.from({ length: 120 }, (_, j) => builder.addColumn(`x${j}`, 0, 1, j < 60))
  builder.addRow('capacity', Number.NEGATIVE_INFINITY, capacity, {
    columns,
    values: columns.map((j) => 1 + (j % 7)),
  })
  return builder.build(Float64Array.from(columns, (j) => -((j * 37) % 11)))
}

const solveMany = async (count: number) => {
  for (let k = 0; k < count; k++) {
    const session = await highsSolver.open(knapsack(20 + (k % 50)))
    try {
      session.solve({ relaxed: true, gapRelative: 0, timeLimitSeconds: 10 })
      session.addRow('more', 0, 50, { columns: [0, 1, 2], values: [1, 1, 1] })
      session.solve({ gapRelative: 0, timeLimitSeconds: 10 })
    } finally {
      session.dispose()
    }
  }
}

it('a thousand solves in one process do not grow the memory of the engine', async () => {
  await solveMany(50)
  const { memoryBytes } = await loadHighs()
  await solveMany(500)
  expect((await loadHighs()).memoryBytes).toBe(memoryBytes)
})
