import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { readMps } from '../instances/mps/readMps.ts'
import { highsSolver } from '../solvers/highs/highsSolver.ts'
import { placementProgram } from '../testing/placementProgram.ts'
import { type LinearModel, LinearModelBuilder } from './linearModel.ts'
import { type WriteMpsOptions, writeMps } from './writeMps.ts'

const { NEGATIVE_INFINITY: minusInfinity, POSITIVE_INFINITY: infinity } = Number
const textOf = (model: LinearModel, options?: WriteMpsOptions) =>
  [...writeMps(model, options)].join('')
const readBack = (model: LinearModel, options?: WriteMpsOptions) => readMps(textOf(model, options))

/** The numbers of a model, by name of its parts. */
const numbersOf = (model: LinearModel) => ({
  cost: [...model.cost],
  // Read back, nothing is −0.
  offset: model.offset + 0,
  lower: [...model.lower],
  upper: [...model.upper],
  isInteger: [...model.isInteger],
  rowLower: [...model.rowLower],
  rowUpper: [...model.rowUpper],
  rowStart: [...model.rowStart],
  columnIndex: [...model.columnIndex],
  value: [...model.value],
})

const oneColumn = (lower: number, upper: number, isInteger = false) => {
  const builder = new LinearModelBuilder()
  builder.addColumn('x', lower, upper, isInteger)
  builder.addRow('r', minusInfinity, 1, { columns: [0], values: [1] })
  return builder.build(Float64Array.of(1))
}

describe('a program written as MPS and read back', () => {
  it.each(['standard', 'bindingBudget', 'fourPeriods'] as const)(
    'has the same numbers to the last digit: %s',
    (shape) => {
      const model = placementProgram({ seed: 3, sites: 8, workloads: 15, shape })
      expect(numbersOf(readBack(model))).toEqual(numbersOf(model))
      expect(numbersOf(readBack(model, { names: 'short' }))).toEqual(numbersOf(model))
    },
  )

  it('keeps which columns are whole', () => {
    const model = placementProgram({
      seed: 3,
      sites: 8,
      workloads: 15,
      hasFixedCosts: true,
      indivisibleShare: 0.5,
    })
    expect(numbersOf(readBack(model))).toEqual(numbersOf(model))
  })

  it.each([
    [0, infinity],
    [0, 1],
    [2, infinity],
    [-3, 4],
    [-3, -2],
    [0, 0],
    [5, 5],
    [minusInfinity, infinity],
    [minusInfinity, 3],
    [minusInfinity, -3],
  ])('keeps the bounds %d and %d, whole or not', (lower, upper) => {
    for (const isInteger of [false, true]) {
      const model = readBack(oneColumn(lower, upper, isInteger))
      expect([model.lower[0], model.upper[0]]).toEqual([lower, upper])
    }
  })

  it.each([
    [minusInfinity, 4],
    [4, infinity],
    [4, 4],
    [-2, 4],
    [0, 0],
  ])('keeps the limits %d and %d of a row', (lower, upper) => {
    const builder = new LinearModelBuilder()
    builder.addColumn('x', 0, 1)
    builder.addRow('r', lower, upper, { columns: [0], values: [2] })
    const model = readBack(builder.build())
    expect([model.rowLower[0], model.rowUpper[0]]).toEqual([lower, upper])
  })

  it('loses a row without limits, and columns of zeros stay', () => {
    const builder = new LinearModelBuilder()
    builder.addColumn('empty', 0, 1)
    builder.addRow('free', minusInfinity, infinity, { columns: [0], values: [2] })
    builder.addRow('zero', 0, 1, { columns: [0], values: [0] })
    const model = readBack(builder.build())
    expect([model.columnCount, model.rowCount, model.value.length]).toEqual([1, 1, 0])
  })

  it('keeps the constant of the objective', () => {
    const model = oneColumn(0, 1)
    expect(readBack({ ...model, offset: 12.5 }).offset).toBe(12.5)
  })

  it('makes names of blanks, doubles and nothing readable and distinct', () => {
    const builder = new LinearModelBuilder()
    for (const name of ['share of chat', 'twice', 'twice', '']) builder.addColumn(name, 0, 1)
    builder.addRow('objective', 0, 1, { columns: [0, 1, 2, 3], values: [1, 2, 3, 4] })
    const model = readBack(builder.build())
    expect([0, 1, 2, 3].map((column) => model.columnName(column))).toEqual([
      'share_of_chat',
      'twice',
      'twice_2',
      '_3',
    ])
    expect(model.rowName(0)).toBe('objective_0')
    expect([...model.value]).toEqual([1, 2, 3, 4])
  })

  it('has the same optimum', async () => {
    const model = placementProgram({ seed: seededRandom(9).whole(1, 99), sites: 6, workloads: 12 })
    const optimum = async (program: LinearModel) => {
      const session = await highsSolver.open(program)
      const { objectiveValue } = session.solve({ gapRelative: 0, timeLimitSeconds: 10 })
      session.dispose()
      return objectiveValue
    }
    expect(await optimum(readBack(model))).toBe(await optimum(model))
  })
})

it('comes in pieces of about 64 kB, however large the program', () => {
  const lengths = [...writeMps(placementProgram({ seed: 1, sites: 50, workloads: 100 }))].map(
    ({ length }) => length,
  )
  expect(lengths.length).toBeGreaterThan(5)
  expect(Math.max(...lengths)).toBeLessThan(66_000)
})
