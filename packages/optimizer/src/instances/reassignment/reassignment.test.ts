import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { formatOf, solveInstance } from '../solveInstance.ts'
import { reassignmentBound, reassignmentCost, reassignmentViolations } from './checkReassignment.ts'
import { improveReassignment } from './improveReassignment.ts'
import { readReassignment } from './readReassignment.ts'
import { ReassignmentState } from './reassignmentState.ts'

/**
 * Three machines with 10 units of a transient and of a plain resource, in two locations and two neighbourhoods; safety at 4.
 * Service 0 has two processes and depends on service 1, which has one. All three start so that machine 0 holds too much.
 */
const model = `2
1 10
0 1
3
0 0 10 10 4 4 0 1 2
0 0 10 10 4 4 1 0 2
1 1 10 10 4 4 2 2 0
2
1 1 1
1 0
3
0 6 3 5
0 2 2 7
1 1 1 9
1
0 1 2
3
10 100 1000
`
const problem = () => readReassignment(model, '0 1 0\n')

describe('machine reassignment', () => {
  it('costs load, balance and moves as the challenge defines them', () => {
    // Resource 0: machine 0 uses 6 + 1 = 7, 3 above its safety: 30. Balance: 2 · free₀ − free₁ at the machines:
    // 2·3 − 6 = 0, 2·8 − 8 = 8, 2·10 − 10 = 10, weight 3.
    expect(reassignmentCost(problem(), problem().initial)).toEqual({
      load: 30,
      balance: 54,
      processMoves: 0,
      serviceMoves: 0,
      machineMoves: 0,
    })
    // Process 0 goes to machine 2: loads 1, 2, 6 → 2 above safety. Free: 9 and 9, 8 and 8, 4 and 7.
    expect(reassignmentCost(problem(), Int32Array.of(2, 1, 0))).toEqual({
      load: 20,
      balance: 3 * (9 + 8 + 1),
      processMoves: 10 * 5,
      serviceMoves: 100,
      machineMoves: 1000 * 2,
    })
  })

  it('has a bound that needs no search', () => {
    // 9 of resource 0 in use against 12 safe; free 21 and 24: 3 · (2 · 21 − 24).
    expect(reassignmentBound(problem())).toBe(54)
  })

  it.each([
    [
      'capacity',
      '0 1 0',
      model.replace('0 0 10 10', '0 0 6 10'),
      'machine 0 needs 7 of resource 0, but has 6',
    ],
    ['room for what is on its way', '0 1 0', model, null],
    [
      'one machine for two of a service',
      '0 0 0',
      model,
      'process 1 shares machine 0 with another of its service 0',
    ],
    [
      'too few locations',
      '0 1 0',
      model.replace('\n1 1 1\n', '\n2 1 1\n'),
      'service 0 is at 1 locations, but needs 2',
    ],
    [
      'a service without the one it needs',
      '0 2 0',
      model,
      'service 0 is in neighbourhood 1 without service 1',
    ],
  ])('sees %s', (_, assignment, text, said) => {
    const { initial } = readReassignment(text, assignment)
    expect(reassignmentViolations(readReassignment(text, assignment), initial)).toEqual(
      said === null ? [] : [said],
    )
  })

  it('counts what a process leaves behind while it moves', () => {
    const tight = readReassignment(model.replace('0 0 10 10', '0 0 7 10'), '0 1 0')
    // Process 1 comes to machine 0, from which process 0 goes: its 6 units stay there until the move is over.
    expect(reassignmentViolations(tight, Int32Array.of(1, 0, 0))).toEqual([
      'machine 0 needs 9 of resource 0, but has 7',
    ])
  })

  it('keeps its counts and costs through thousands of moves as a count from scratch has them', () => {
    const random = seededRandom(5)
    const whole = (most: number) => Math.floor(random.next() * most)
    const large = generated(random)
    const state = new ReassignmentState(large, large.initial)
    let cost = total(reassignmentCost(large, large.initial))
    let accepted = 0
    for (let step = 0; step < 5000; step++) {
      const [process, machine] = [whole(large.processCount), whole(large.machineCount)]
      if (state.machineOf[process] === machine) continue
      const moved = state.machineOf.slice()
      moved[process] = machine
      const isAllowed = state.hasRoom(process, machine, -1) && state.mayRun(process, machine)
      expect(isAllowed).toBe(reassignmentViolations(large, moved).length === 0)
      if (!isAllowed) continue
      accepted++
      const expected = total(reassignmentCost(large, moved))
      expect(cost + state.shiftDelta(process, machine)).toBeCloseTo(expected, 6)
      cost += state.shift(process, machine)
      expect(cost).toBeCloseTo(expected, 6)
    }
    expect(accepted).toBeGreaterThan(300)
  })

  it('improves what is there, holds every rule, and is the same for the same seed', () => {
    const large = generated(seededRandom(9))
    const start = total(reassignmentCost(large, large.initial))
    const improve = (seed: number) => {
      let looks = 0
      return improveReassignment(large, { seed, goodEnough: 0, timeUsed: () => looks++ / 20 })
    }
    const found = improve(1)
    expect(reassignmentViolations(large, found)).toEqual([])
    expect(total(reassignmentCost(large, found))).toBeLessThan(start)
    expect(total(reassignmentCost(large, found))).toBeGreaterThanOrEqual(reassignmentBound(large))
    expect(improve(1)).toEqual(found)
  })

  it('finds the best of all assignments of a tiny problem', async () => {
    let best = Number.POSITIVE_INFINITY
    for (let code = 0; code < 27; code++) {
      const machineOf = Int32Array.of(code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9))
      if (reassignmentViolations(problem(), machineOf).length > 0) continue
      best = Math.min(best, total(reassignmentCost(problem(), machineOf)))
    }
    let clock = 0
    const result = await solveInstance(
      'roadef2012',
      { text: model, assignment: '0 1 0' },
      { gapRelative: 0, timeLimitSeconds: 1, now: () => clock++ * 50 },
    )
    expect(result).toMatchObject({ objectiveValue: best, violations: [] })
    expect(formatOf(model)).toBe('roadef2012')
  })

  it.each([
    [model, '0 1', 'the assignment needs 3 numbers, but 2 are left'],
    [model, '0 1 7', 'it names machine 7, and there are 3, counted from 0'],
    [model.replace('0 6 3 5', '8 6 3 5'), '0 1 0', 'it names service 8, and there are 2'],
  ])('refuses what is incomplete', (text, assignment, said) => {
    expect(() => readReassignment(text, assignment)).toThrow(said)
  })
})

const total = (cost: ReturnType<typeof reassignmentCost>) =>
  Object.values(cost).reduce((a, b) => a + b, 0)

/** A problem of 12 machines and 60 processes, whose start holds every rule. */
const generated = (random: ReturnType<typeof seededRandom>) => {
  const [machines, services, processes] = [12, 25, 60]
  const whole = (low: number, high: number) => random.whole(low, high)
  const list = <T>(length: number, entry: (i: number) => T) =>
    Array.from({ length }, (_, i) => entry(i))
  for (;;) {
    const text = [
      '3\n1 5\n0 3\n1 1',
      machines,
      ...list(machines, (m) =>
        [
          m % 3,
          m % 4,
          60,
          60,
          60,
          25,
          25,
          25,
          ...list(machines, (n) => (m === n ? 0 : whole(1, 4))),
        ].join(' '),
      ),
      services,
      ...list(services, (s) => (s % 6 === 5 ? `1 1 ${s - 1}` : s % 4 === 0 ? '2 0' : '1 0')),
      processes,
      ...list(processes, (p) =>
        [p % services, whole(1, 9), whole(1, 9), whole(0, 9), whole(1, 20)].join(' '),
      ),
      '1\n0 1 2\n4',
      '1 2 3',
    ].join('\n')
    const start = list(processes, (p) => (p * 5 + Math.floor(p / services)) % machines).join(' ')
    const found = readReassignment(text, start)
    if (reassignmentViolations(found, found.initial).length === 0) return found
    const spread = list(processes, () => whole(0, machines - 1)).join(' ')
    const other = readReassignment(text, spread)
    if (reassignmentViolations(other, other.initial).length === 0) return other
  }
}
