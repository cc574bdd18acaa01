import { type Random, seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { type LinearModel, LinearModelBuilder } from '../../../linear/linearModel.ts'
import { highsSolver } from '../../highs/highsSolver.ts'
import type { LinearSolver } from '../../linearSolver.ts'
import { Decisions } from '../decisions.ts'
import { readGroups } from '../groupedProgram.ts'
import { priceSolverFrom } from '../priceSolver.ts'
import { coverAtLeast } from './coverAtLeast.ts'
import { FacilityDual } from './facilityDual.ts'
import { readFacilities } from './facilityProgram.ts'

interface Kind {
  /** Customers may be left out at a price. */
  mayLeaveOut: boolean
  hasOneSize: boolean
  /** An opening that has to be open, and one that has to be shut. */
  isForced: boolean
  /** Capacity of all together, times the demand. */
  room: number
}

const facilityModel = (random: Random, kind: Kind, extra?: 'limit' | 'needsOpen'): LinearModel => {
  const builder = new LinearModelBuilder()
  const [sites, customers] = [4 + Math.floor(random.next() * 4), 6 + Math.floor(random.next() * 10)]
  const demand = Array.from({ length: customers }, () => 1 + Math.floor(random.next() * 20))
  const total = demand.reduce((sum, amount) => sum + amount, 0)
  const cost: number[] = []
  const served: { columns: number[]; values: number[] }[] = demand.map(() => ({
    columns: [],
    values: [],
  }))
  const opens = Array.from({ length: sites }, (_, s) => {
    cost.push(50 + Math.floor(random.next() * 200))
    return builder.addColumn(`open ${s}`, 0, 1, true)
  })
  const held = Array.from({ length: sites }, (_, s) => {
    const open = opens[s] ?? 0
    const size = kind.hasOneSize ? 1 : 0.5 + random.next()
    return { columns: [open], values: [-Math.ceil((kind.room * total * size) / sites)] }
  })
  demand.forEach((amount, i) => {
    held.forEach((row) => {
      const column = builder.addColumn('share', 0, 1)
      cost.push(amount * (1 + Math.floor(random.next() * 30)))
      served[i]?.columns.push(column)
      served[i]?.values.push(1)
      row.columns.push(column)
      row.values.push(amount)
    })
    if (!kind.mayLeaveOut) return
    served[i]?.columns.push(builder.addColumn('left out', 0, 1))
    served[i]?.values.push(1)
    cost.push(amount * 40)
  })
  for (const row of served) builder.addRow('served', 1, 1, row)
  for (const row of held) builder.addRow('capacity', Number.NEGATIVE_INFINITY, 0, row)
  const values = opens.map(() => 1)
  if (extra === 'limit')
    builder.addRow('most open', Number.NEGATIVE_INFINITY, 3, { columns: opens, values })
  if (extra === 'needsOpen')
    builder.addRow('one open', 1, Number.POSITIVE_INFINITY, { columns: opens, values })
  return builder.build(Float64Array.from(cost))
}

const solveBy = async (solver: LinearSolver, model: LinearModel, isForced = false) => {
  const session = await solver.open(model)
  try {
    // The first two columns are openings.
    if (isForced) for (const column of [0, 1]) session.setBounds(column, column, column)
    const isAlone = session.hasOwnBounds ?? false
    return { ...session.solve({ gapRelative: 0, timeLimitSeconds: 60 }), isAlone }
  } finally {
    session.dispose()
  }
}

const kinds: [string, Kind][] = [
  ['openings of one size', { mayLeaveOut: false, hasOneSize: true, isForced: false, room: 2 }],
  ['openings of many sizes', { mayLeaveOut: false, hasOneSize: false, isForced: false, room: 2 }],
  ['customers left out', { mayLeaveOut: true, hasOneSize: false, isForced: false, room: 1.5 }],
  ['openings decided before', { mayLeaveOut: true, hasOneSize: false, isForced: true, room: 2 }],
]

describe('facility location by prices of the groups', () => {
  it.each(kinds)('finds and proves the optimum of HiGHS: %s', async (_, kind) => {
    for (let seed = 1; seed <= 8; seed++) {
      const model = facilityModel(seededRandom(seed), kind)
      const [ours, theirs] = [
        await solveBy(priceSolverFrom(0), model, kind.isForced),
        await solveBy(highsSolver, model, kind.isForced),
      ]
      expect(ours.isAlone, `seed ${seed}`).toBe(true)
      expect(ours.status).toBe('optimal')
      const slack = 1e-6 * Math.abs(theirs.objectiveValue ?? 0)
      expect(Math.abs((ours.objectiveValue ?? 0) - (theirs.objectiveValue ?? 1))).toBeLessThan(
        slack,
      )
      expect(ours.bestBound).toBeLessThan((theirs.objectiveValue ?? 0) + slack)
    }
  })

  it('says infeasible where all openings together are too small', async () => {
    const kind = { mayLeaveOut: false, hasOneSize: true, isForced: false, room: 0.8 }
    const solution = await solveBy(priceSolverFrom(0), facilityModel(seededRandom(3), kind))
    expect(solution.status).toBe('infeasible')
  })

  it('leaves programs with a limit on open sites to the search that knows all rows', async () => {
    const kind = { mayLeaveOut: true, hasOneSize: false, isForced: false, room: 2 }
    let lower = 0
    for (let seed = 1; seed <= 10; seed++) {
      const model = facilityModel(seededRandom(seed), kind, 'limit')
      const [ours, theirs] = [
        await solveBy(priceSolverFrom(0), model),
        await solveBy(highsSolver, model),
      ]
      expect(ours.isAlone).toBe(false)
      expect(ours.objectiveValue).toBeCloseTo(theirs.objectiveValue ?? 0, 4)
      const free = await solveBy(highsSolver, facilityModel(seededRandom(seed), kind))
      if ((free.objectiveValue ?? 0) < (theirs.objectiveValue ?? 0) - 1) lower++
    }
    expect(lower).toBeGreaterThan(0)
  })

  it('takes a row that holds by itself, and no row that need not hold', async () => {
    const isTaken = async (kind: Kind) =>
      (await solveBy(priceSolverFrom(0), facilityModel(seededRandom(1), kind, 'needsOpen'))).isAlone
    const kind = { mayLeaveOut: false, hasOneSize: true, isForced: false, room: 2 }
    expect(await isTaken(kind)).toBe(true)
    expect(await isTaken({ ...kind, mayLeaveOut: true })).toBe(false)
  })

  it('gives at any prices a bound that is no higher than the optimum', async () => {
    for (const [name, kind] of kinds) {
      const model = facilityModel(seededRandom(7), kind)
      const { objectiveValue } = await solveBy(highsSolver, model)
      const program = readGroups(model)
      if (typeof program === 'string') throw new Error(program)
      const facilities = readFacilities(program, new Decisions(program, model.isInteger))
      if (!facilities) throw new Error(`${name} is not seen as facility location`)
      const dual = new FacilityDual(facilities)
      const random = seededRandom(11)
      for (let k = 0; k < 200; k++) {
        const price = dual.startPrices().map((worth) => worth * (0.5 + 1.5 * random.next()))
        const bound = dual.boundAt(price, facilities.decided)
        expect(bound, name).toBeLessThanOrEqual((objectiveValue ?? 0) + 1e-6)
      }
    }
  })
})

describe('openings with enough capacity', () => {
  const cover = (needed: number, decided: number[], capacity = [5, 5, 5]) => {
    const isOpen = new Uint8Array(3)
    const cost = coverAtLeast(
      Float64Array.from([-2, 3, 4]),
      Float64Array.from(capacity),
      needed,
      Int8Array.from(decided),
      isOpen,
    )
    return { cost, isOpen: [...isOpen] }
  }

  it('opens what saves, and then the cheapest that is still needed', () => {
    expect(cover(0, [-1, -1, -1])).toEqual({ cost: -2, isOpen: [1, 0, 0] })
    expect(cover(6, [-1, -1, -1])).toEqual({ cost: 1, isOpen: [1, 1, 0] })
  })

  it('keeps what is decided', () => {
    expect(cover(6, [-1, 0, -1])).toEqual({ cost: 2, isOpen: [1, 0, 1] })
    expect(cover(0, [0, 1, -1])).toEqual({ cost: 3, isOpen: [0, 1, 0] })
  })

  it('counts the last one by its share where capacities differ, and wholly where they do not', () => {
    expect(cover(6, [-1, -1, -1], [5, 4, 6]).cost).toBeCloseTo(-2 + 4 / 6, 6)
    expect(cover(6, [-1, -1, -1]).cost).toBe(1)
  })

  it('is infinite where all together are too small', () => {
    expect(cover(16, [-1, -1, -1]).cost).toBe(Number.POSITIVE_INFINITY)
  })
})
