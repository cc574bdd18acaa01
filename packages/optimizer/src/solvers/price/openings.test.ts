import { describe, expect, it } from 'vitest'
import { modelOf, type Row } from '../../testing/conformance/conformanceCase.ts'
import { readGroups } from './groupedProgram.ts'
import { findOpenings } from './openings.ts'

/** A workload at one of two sites (columns 0 and 1), and yes-or-no columns for what is open (no: 2 and 4, yes: 3 and 5). */
const openingsOf = (limits: Row[], whole = true) => {
  const model = modelOf({
    cost: [1, 1, 9, 9],
    upper: [1, 1, 1, 1],
    whole: [false, false, whole, whole],
    rows: [{ lower: 1, upper: 1, values: [1, 1, 0, 0] }, ...limits],
  })
  const program = readGroups(model)
  if (typeof program === 'string') throw new Error(program)
  return findOpenings(program, model.isInteger).map(({ needing, ...opening }) => ({
    ...opening,
    needing: [...needing],
  }))
}

describe('what opens something', () => {
  it('is a whole column that gives a limit back, and is needed by all that use the limit', () => {
    // 5 of the 10 units of each site, which are there when it is open.
    const limits = [
      { upper: 0, values: [5, 0, -10, 0] },
      { upper: 0, values: [0, 5, 0, -10] },
    ]
    expect(openingsOf(limits)).toEqual([
      { group: 1, no: 2, yes: 3, needing: [0] },
      { group: 2, no: 4, yes: 5, needing: [1] },
    ])
    expect(openingsOf(limits, false)).toEqual([])
  })

  it('is needed by nobody where the limit allows some use without it', () => {
    const found = openingsOf([{ upper: 1, values: [5, 0, -10, 0] }])
    expect(found.map(({ needing }) => needing)).toEqual([[], []])
  })

  it('is needed by nobody where another one gives back the same limit', () => {
    const found = openingsOf([{ upper: 0, values: [5, 5, -10, -10] }])
    expect(found.map(({ needing }) => needing)).toEqual([[], []])
  })
  it('is needed by nobody where a share gives back the same limit too', () => {
    const found = openingsOf([{ upper: 0, values: [5, -5, -10, 0] }])
    expect(found.map(({ needing }) => needing)).toEqual([[], []])
  })
})
