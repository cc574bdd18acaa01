import { describe, expect, it } from 'vitest'
import { placementProgram } from '../../testing/placementProgram.ts'
import { readGroups } from './groupedProgram.ts'
import { sampleProgram } from './sampleProgram.ts'

const programOf = (workloads: number) => {
  const model = placementProgram({ seed: 5, sites: 6, workloads, hasFixedCosts: true })
  const program = readGroups(model)
  if (typeof program === 'string') throw new Error(program)
  return program
}

describe('a sample of a program', () => {
  it('has groups that each stand for several, and every site as it is', () => {
    const whole = programOf(20)
    const some = sampleProgram(whole, 5)
    if (!some) throw new Error('there is no sample')
    const { aloneStart } = whole.origin
    const served = whole.groupStart.indexOf(aloneStart)
    expect(some.groupCount).toBe(5 + whole.groupCount - served)
    expect(some.columnCount - some.origin.aloneStart).toBe(whole.columnCount - aloneStart)
    const sizes = Array.from({ length: 5 }, (_, k) => some.groupStart[k + 1]! - some.groupStart[k]!)
    const sizesOfWhole = Array.from(
      { length: served },
      (_, g) => whole.groupStart[g + 1]! - whole.groupStart[g]!,
    )
    for (const size of sizes) expect(sizesOfWhole).toContain(size)
    // The first of the sample is one of the groups, at so many times its costs and uses.
    const times = served / 5
    const group = sizesOfWhole.findIndex((_, g) => {
      const [a, b] = [whole.groupStart[g]!, some.groupStart[0]!]
      return some.cost[b] === times * whole.cost[a]!
    })
    const first = whole.groupStart[group]!
    for (let k = 0; k < sizes[0]!; k++) {
      expect(some.cost[k]).toBe(times * whole.cost[first + k]!)
      const [from, to] = [whole.entryStart[first + k]!, whole.entryStart[first + k + 1]!]
      const own = some.entryStart[k]!
      for (let e = from; e < to; e++) {
        expect(some.entryRow[own + e - from]).toBe(whole.entryRow[e])
        expect(some.entryUse[own + e - from]).toBe(times * whole.entryUse[e]!)
      }
    }
    const site = some.origin.aloneStart
    expect([...some.cost.subarray(site)]).toEqual([...whole.cost.subarray(whole.origin.aloneStart)])
    expect([...some.limit]).toEqual([...whole.limit])
  })
  it('is not made of fewer groups than it asks for', () => {
    expect(sampleProgram(programOf(5), 5)).toBeNull()
  })
})
