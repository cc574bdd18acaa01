import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/conformance/conformanceCase.ts'
import { placementProgram } from '../../testing/placementProgram.ts'
import { crashBasis, type OpenColumn } from './crashBasis.ts'
import { type GroupedProgram, readGroups } from './groupedProgram.ts'

const groupedFrom = (model: Parameters<typeof readGroups>[0]): GroupedProgram => {
  const program = readGroups(model)
  if (typeof program === 'string') throw new Error(program)
  return program
}

/** The column less the first of its group, on the given rows. */
const differenceOn = (rows: number[], program: GroupedProgram, { column, first }: OpenColumn) => {
  const dense = new Float64Array(program.rowCount)
  for (const [c, sign] of [
    [column, 1],
    [first, -1],
  ] as const)
    for (let e = program.entryStart[c]!; e < program.entryStart[c + 1]!; e++)
      dense[program.entryRow[e]!]! += sign * program.entryUse[e]!
  return rows.map((r) => dense[r]!)
}

/** Rank by elimination with the largest pivot of all that is left; vectors are scaled to a largest entry of 1. */
const rankOf = (vectors: number[][]): number => {
  const rest = vectors
    .map((vector) => ({ vector, size: Math.max(...vector.map(Math.abs)) }))
    .filter(({ size }) => size > 0)
    .map(({ vector, size }) => vector.map((x) => x / size))
  let rank = 0
  for (;;) {
    let [best, at, size] = [-1, -1, 1e-7]
    rest.forEach((vector, i) => {
      vector.forEach((x, r) => {
        if (Math.abs(x) > size) [best, at, size] = [i, r, Math.abs(x)]
      })
    })
    const [pivot] = best < 0 ? [] : rest.splice(best, 1)
    if (!pivot) return rank
    rank++
    for (const vector of rest) {
      const factor = vector[at]! / pivot[at]!
      pivot.forEach((x, r) => {
        vector[r]! -= factor * x
      })
    }
  }
}

/** All columns but the first of each group, in a random order. */
const openColumnsOf = ({ groupCount, groupStart }: GroupedProgram, seed: number) => {
  const random = seededRandom(seed)
  const open: (OpenColumn & { order: number })[] = []
  for (let g = 0; g < groupCount; g++)
    for (let column = groupStart[g]! + 1; column < groupStart[g + 1]!; column++)
      open.push({ column, first: groupStart[g]!, order: random.between(0, 1) })
  return open.sort((a, b) => a.order - b.order)
}

describe('the basis to start from', () => {
  it.each([1, 2, 3, 4, 5])('is regular, and as large as it can be (seed %i)', (seed) => {
    const program = groupedFrom(placementProgram({ seed, sites: 10, workloads: 30 }))
    const random = seededRandom(seed)
    const price = Float64Array.from({ length: program.rowCount }, () =>
      random.between(0, 1) < 0.3 ? 0 : random.between(0, 1),
    )
    const open = openColumnsOf(program, seed)
    const pivots = crashBasis(program, open, price)
    const rows = pivots.map(({ row }) => row)
    expect(new Set(rows).size).toBe(rows.length)
    expect(rows.every((r) => price[r]! > 0)).toBe(true)
    const firstOf = new Map(open.map(({ column, first }) => [column, first]))
    const basis = pivots.map(({ column }) =>
      differenceOn(rows, program, { column, first: firstOf.get(column)! }),
    )
    expect(pivots.length).toBeGreaterThan(5)
    expect(rankOf(basis)).toBe(pivots.length)
    const priced = [...price.keys()].filter((r) => price[r]! > 0)
    expect(rankOf(open.map((entry) => differenceOn(priced, program, entry)))).toBe(pivots.length)
  })

  it('takes the columns in the order given, and none that depends on those before', () => {
    // Beside the first column, which uses nothing, columns that use (1, 2), (2, 4) and (1, 0) of two limits.
    const program = groupedFrom(
      modelOf({
        cost: [0, 1, 1, 1],
        rows: [
          { lower: 1, upper: 1, values: [1, 1, 1, 1] },
          { upper: 9, values: [0, 1, 2, 1] },
          { upper: 9, values: [0, 2, 4, 0] },
        ],
      }),
    )
    const open = [1, 2, 3].map((column) => ({ column, first: 0 }))
    // The largest entry of the first is in row 1; the second is twice the first; the third is left with row 0.
    expect(crashBasis(program, open, Float64Array.of(1, 1))).toEqual([
      { column: 1, row: 1 },
      { column: 3, row: 0 },
    ])
    // A row without a price keeps its slack.
    expect(crashBasis(program, open, Float64Array.of(1, 0))).toEqual([{ column: 1, row: 0 }])
  })
})
