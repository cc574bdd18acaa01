import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/conformance/conformanceCase.ts'
import { readGroups } from './groupedProgram.ts'
import { ShortLists } from './shortLists.ts'

describe('short lists of columns', () => {
  it('keep the scale of a group whose free choice is forbidden later', () => {
    // Two choices at 2 and 3 that use a limit, and one at 100 that uses none.
    const program = readGroups(
      modelOf({
        cost: [2, 3, 100],
        upper: [1, 1, 1],
        rows: [
          { lower: 1, upper: 1, values: [1, 1, 1] },
          { upper: 1, values: [1, 1, 0] },
        ],
      }),
    )
    if (typeof program === 'string') throw new Error(program)
    const lists = new ShortLists(program)
    const scaleNow = () => {
      lists.screen(Int32Array.of(0), new Float64Array(1), Number.POSITIVE_INFINITY, 0.1, false)
      return lists.scale[0]
    }
    // The cheapest of the others, and a tenth of the free one.
    expect(scaleNow()).toBeCloseTo(12)
    program.cost[2] = Number.POSITIVE_INFINITY
    expect(scaleNow()).toBeCloseTo(2)
  })

  it('keep what is in use where they are made anew for prices that moved', () => {
    // Two choices at 2 and 3; the first uses more of the limit.
    const program = readGroups(
      modelOf({
        cost: [2, 3],
        upper: [1, 1],
        rows: [
          { lower: 1, upper: 1, values: [1, 1] },
          { upper: 0.5, values: [1, 0.1] },
        ],
      }),
    )
    if (typeof program === 'string') throw new Error(program)
    const lists = new ShortLists(program)
    const columnsAt = (price: number, keepsUsed: boolean) => {
      lists.screen(Int32Array.of(0), Float64Array.of(price), 0.1, 0.1, keepsUsed)
      return [...lists.columns.slice(0, lists.start[1])]
    }
    expect(columnsAt(0, false)).toEqual([0])
    lists.share[0] = 1
    expect(columnsAt(5, true)).toEqual([0, 1])
    expect(columnsAt(5, false)).toEqual([1])
  })
})
