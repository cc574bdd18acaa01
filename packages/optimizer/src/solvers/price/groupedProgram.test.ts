import { describe, expect, it } from 'vitest'
import type { LinearModel } from '../../linear/linearModel.ts'
import { modelOf, type Problem } from '../../testing/conformance/conformanceCase.ts'
import { type GroupedProgram, groupOfColumn, longestGroup, readGroups } from './groupedProgram.ts'

const grouped = (model: LinearModel): GroupedProgram => {
  const program = readGroups(model)
  if (typeof program === 'string') throw new Error(program)
  return program
}
const read = (problem: Problem) => grouped(modelOf(problem))

describe('reading the groups of a model', () => {
  it('makes a group of a row whose shares add up to 1, and shares the other rows', () => {
    const program = read({
      cost: [3, 5],
      rows: [
        { lower: 1, upper: 1, values: [1, 1] },
        { upper: 3, values: [2, 4] },
      ],
    })
    expect(program).toMatchObject({ groupCount: 1, columnCount: 2, rowCount: 1, offset: 0 })
    expect([...program.cost]).toEqual([3, 5])
    expect([...program.limit]).toEqual([3])
    // Two entries for each column, the second of which is nothing.
    expect(program.pairEnd).toBe(2)
    expect([...program.entryUse]).toEqual([2, 0, 4, 0])
    expect([...program.origin.modelRow]).toEqual([1])
  })

  it('adds a choice that stands for nothing where the shares may stay below their total', () => {
    // x0 + x1 <= 2: a share of 1 is a value of 2, at twice the cost.
    const { cost, groupStart, origin } = read({
      cost: [3, 5],
      rows: [{ upper: 2, values: [1, 1] }],
    })
    expect([...groupStart]).toEqual([0, 3])
    expect([...cost]).toEqual([6, 10, 0])
    expect([...origin.modelColumn]).toEqual([0, 1, -1])
    expect([...origin.fullValue]).toEqual([2, 2, 0])
  })

  it('makes of a column of its own a choice between its two bounds', () => {
    // 1 <= x <= 4 at 2 each, 3 x >= 5: the lower bound costs 2 and uses 3, the upper one 6 and 9 more.
    const program = read({
      cost: [2],
      lower: [1],
      upper: [4],
      rows: [{ lower: 5, values: [3] }],
    })
    expect(program.offset).toBe(2)
    expect([...program.cost]).toEqual([0, 6])
    // A lower limit is an upper one of the opposite: -3 x <= -5, of which the lower bound uses -3.
    expect([...program.limit]).toEqual([-2])
    expect([...program.entryUse]).toEqual([-9])
    expect(program.origin).toMatchObject({ aloneStart: 0 })
  })

  it('makes two shared rows of a row with two sides, and one of an equation', () => {
    const { limit, isEquation, origin } = read({
      cost: [1],
      upper: [10],
      rows: [
        { lower: 2, upper: 5, values: [1] },
        { lower: 4, upper: 4, values: [1] },
      ],
    })
    expect([...limit]).toEqual([5, -2, 4])
    expect([...isEquation]).toEqual([0, 0, 1])
    expect([...origin.modelRow]).toEqual([0, 0, 1])
    expect([...origin.rowSign]).toEqual([1, -1, 1])
  })

  it('lets a fixed column only shift the limits', () => {
    const { columnCount, limit, offset, origin } = read({
      cost: [1, 7],
      lower: [0, 3],
      upper: [10, 3],
      rows: [{ upper: 8, values: [1, 2] }],
    })
    expect(columnCount).toBe(2)
    expect(offset).toBe(21)
    expect([...limit]).toEqual([2])
    expect([...origin.columnOf]).toEqual([1, -1])
  })

  it('gives a column that may not be used an infinite cost', () => {
    const { cost } = read({
      cost: [3, 5],
      upper: [1, 0],
      rows: [{ lower: 1, upper: 1, values: [1, 1] }],
    })
    expect([...cost]).toEqual([3, Number.POSITIVE_INFINITY])
  })

  it('puts no column into two groups: the longer row makes one, the other is shared', () => {
    const { groupCount, rowCount, origin } = read({
      cost: [1, 1, 1],
      upper: [1, 1, 1],
      rows: [
        { lower: 1, upper: 1, values: [1, 1, 0] },
        { lower: 1, upper: 1, values: [1, 1, 1] },
      ],
    })
    expect([groupCount, rowCount]).toEqual([1, 1])
    expect([...origin.groupRow]).toEqual([1])
  })

  it('says which column has no bound that it needs', () => {
    const rows = [{ upper: 3, values: [2] }]
    expect(readGroups(modelOf({ cost: [1], rows }))).toBe('column x0 has no upper bound')
    expect(readGroups(modelOf({ cost: [1], rows, lower: [Number.NEGATIVE_INFINITY] }))).toBe(
      'column x0 has no lower bound',
    )
  })

  it('finds the group of every column', () => {
    const program = read({
      cost: [1, 1, 1, 1, 1, 1],
      upper: [1, 1, 1, 1, 1, 1],
      rows: [
        { lower: 1, upper: 1, values: [1, 1, 0, 0, 0, 0] },
        { lower: 1, upper: 1, values: [0, 0, 1, 1, 1, 0] },
      ],
    })
    const columns = Array.from({ length: program.columnCount }, (_, c) => c)
    expect(columns.map((c) => groupOfColumn(program, c))).toEqual([0, 0, 1, 1, 1, 2, 2])
    expect(longestGroup(program)).toBe(3)
  })
})
