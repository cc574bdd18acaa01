import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { placementProgram } from '../../../testing/placementProgram.ts'
import { Decisions } from '../decisions.ts'
import { readGroups } from '../groupedProgram.ts'
import { readPlaces } from './places.ts'
import { Placing } from './placing.ts'

const groundOf = (seed: number) => {
  const model = placementProgram({
    seed,
    sites: 8,
    workloads: 30,
    load: 0.5,
    hasFixedCosts: true,
    indivisibleShare: 1,
  })
  const program = readGroups(model)
  if (typeof program === 'string') throw new Error(program)
  const decisions = new Decisions(program, model.isInteger)
  const places = readPlaces(program, decisions, new Float64Array(program.rowCount))
  if (!places) throw new Error('the program has no places')
  const weight = new Float64Array(program.rowCount).fill(2)
  return { program, decisions, places, weight }
}
/** All sites open, every item where it costs least. */
const placed = (seed: number) => {
  const ground = groundOf(seed)
  const placing = new Placing(
    ground,
    ground.decisions.openings.map(() => 1),
  )
  for (let i = 0; i < placing.at.length; i++) placing.moveToBest(i)
  return placing
}
/** Cost and excess added up from nothing. */
const recomputed = ({ ground, at, isOpen }: Placing) => {
  const { program, decisions, weight } = ground
  const { cost, entryStart, entryRow, entryUse, limit, offset } = program
  const room = limit.slice()
  let sum = offset
  const taken = decisions.openings.map(({ yes, no }, k) => (isOpen[k] ? yes : no))
  for (const c of [...taken, ...at]) {
    sum += cost[c] ?? Number.NaN
    for (let e = entryStart[c] ?? 0; e < (entryStart[c + 1] ?? 0); e++)
      room[entryRow[e] ?? 0]! -= entryUse[e] ?? 0
  }
  return { cost: sum, excess: room.reduce((x, r, k) => x + (r < 0 ? -r * weight[k]! : 0), 0), room }
}
const expectAddsUp = (placing: Placing) => {
  const { cost, excess, room } = recomputed(placing)
  expect(placing.cost).toBeCloseTo(cost, 6)
  expect(placing.excess).toBeCloseTo(excess, 6)
  room.forEach((left, r) => {
    expect(placing.room[r]).toBeCloseTo(left, 6)
  })
}

describe('items that are placed whole', () => {
  it('cost what their columns and sites cost, and what they exceed, after any moves and turned sites', () => {
    for (const seed of [1, 2]) {
      const placing = placed(seed)
      const random = seededRandom(seed)
      for (let step = 0; step < 300; step++) {
        const item = random.whole(0, placing.at.length - 1)
        const [first, end] = [placing.first[item]!, placing.first[item + 1]!]
        const column = placing.openColumn[random.whole(first, end - 1)]!
        const before = placing.total
        const change = placing.try(item, column)
        if (random.chance(0.5)) {
          placing.keep(item, column)
          expect(placing.total).toBeCloseTo(before + change, 6)
        } else placing.undo()
        if (step % 30 === 0) placing.turn(random.whole(0, placing.isOpen.length - 1))
      }
      expectAddsUp(placing)
      expectAddsUp(placing.copy())
    }
  })
  it('leave a site that is shut', () => {
    const placing = placed(1)
    expect(placing.turn(0)).toBe(true)
    const { needs } = placing.ground.decisions
    expect([...placing.at].filter((c) => needs[c] === 0)).toEqual([])
  })
  it('are listed at the place where they are', () => {
    const placing = placed(2)
    const { placeOf } = placing.ground.places
    placing.members.forEach((list, place) => {
      for (const item of list) expect(placeOf[placing.at[item]!]).toBe(place)
    })
    expect(placing.members.flat()).toHaveLength(placing.at.length)
  })
})
