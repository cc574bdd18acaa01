import { describe, expect, it } from 'vitest'
import { readCflp, readGap, readPmedcap, readSscflp } from './readAssignment.ts'
import { formatOf } from './solveInstance.ts'

// Two facilities and three customers, the same in every layout.
const byCustomer = { demand: [4, 5, 6], cost: [1, 2, 3, 4, 5, 6] }
const cflp = '2 3\n10 100\n20 200\n4\n1 2\n5\n3 4\n6\n5 6\n'
const sscflp = '2 3\n10 20\n100 200\n4 5 6\n1 2\n3 4\n5 6\n'
const byFacility = '2\n3\n10 100\n20 200\n4 5 6\n1 3 5\n2 4 6\n'
const pmedcap = '1 99\n3 2 10\n1 0 0 4\n2 3 4 5\n3 6 8 6\n'
const gap = '2 3\n1 3 5\n2 4 6\n4 5 6\n7 8 9\n10 20\n'

describe('a public assignment instance', () => {
  it('is read the same from every layout of facility location', () => {
    for (const problem of [readCflp(cflp), readSscflp(sscflp), readSscflp(byFacility)]) {
      expect([...problem.capacity]).toEqual([10, 20])
      expect([...problem.openingCost]).toEqual([100, 200])
      expect([...problem.size]).toEqual(byCustomer.demand.flatMap((size) => [size, size]))
      expect([...problem.cost]).toEqual(byCustomer.cost)
      expect(problem.mostOpen).toBeNull()
    }
    expect(readCflp(cflp).isSplittable).toBe(true)
    expect(readSscflp(sscflp).isSplittable).toBe(false)
  })

  it('has every point of a p-median problem as customer and facility, with distances rounded down', () => {
    const { cost, size, mostOpen, capacity } = readPmedcap(pmedcap)
    expect([...cost]).toEqual([0, 5, 10, 5, 0, 5, 10, 5, 0])
    expect([...size]).toEqual([4, 4, 4, 5, 5, 5, 6, 6, 6])
    expect([mostOpen, [...capacity]]).toEqual([2, [10, 10, 10]])
  })

  it('has sizes that depend on the agent in generalised assignment', () => {
    const { cost, size } = readGap(gap)
    expect([...cost]).toEqual([1, 2, 3, 4, 5, 6])
    expect([...size]).toEqual([4, 7, 5, 8, 6, 9])
  })

  it('takes a capacity that is written as a word from the caller', () => {
    const text = cflp.replace('10 100', 'capacity 100').replace('20 200', 'capacity 200')
    expect([...readCflp(text, { capacity: 15 }).capacity]).toEqual([15, 15])
    expect(() => readCflp(text)).toThrow('it has "capacity" where a number should be')
  })

  it.each([
    ['0 3', 'the number of facilities is 0, but a whole number of at least 1 is needed'],
    ['2.5 3', 'the number of facilities is 2.5'],
    ['2 3\n10 100\n20', 'capacities and opening costs needs 4 numbers, but 3 are left'],
    [`${cflp} 7`, '1 numbers are left after its end'],
  ])('that reads "%s" is refused with what lacks', (text, said) => {
    expect(() => readCflp(text)).toThrow(said)
  })

  it.each([
    [cflp, 'cflp'],
    [sscflp, 'sscflp'],
    [byFacility, 'sscflp'],
    [pmedcap, 'pmedcap'],
    [gap, 'gap'],
    ['NAME x\nROWS\n N c\n', 'mps'],
    ['* a comment\nROWS\n N c\n', 'mps'],
    ['hello world', null],
    ['', null],
  ])('tells its format by its shape: %j is %s', (text, format) => {
    expect(formatOf(text)).toBe(format)
  })
})
