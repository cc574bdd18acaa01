import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { assignmentFleet } from '../src/instances/assignmentFleet.ts'
import type { AssignmentProblem } from '../src/instances/assignmentProblem.ts'
import { plan } from '../src/plan.ts'

/** More than 5,000 columns, from where on price works itself. */
const [facilities, customers] = [26, 200]

const problem = (): AssignmentProblem => {
  const random = seededRandom(4)
  const demand = Array.from({ length: customers }, () => random.whole(1, 20))
  return {
    customerCount: customers,
    isSplittable: true,
    mostOpen: null,
    capacity: Float64Array.from({ length: facilities }, () => 300),
    openingCost: Float64Array.from({ length: facilities }, () => random.whole(20, 200)),
    size: Float64Array.from(demand.flatMap((amount) => Array(facilities).fill(amount))),
    cost: Float64Array.from(
      demand.flatMap((amount) =>
        Array.from({ length: facilities }, () => amount * random.whole(1, 60)),
      ),
    ),
  }
}

describe('a fleet that is facility location', () => {
  it('goes to price, and has the plan of highs, its relaxation and its proof', async () => {
    const fleet = assignmentFleet(problem())
    const options = { objective: 'cost', gapRelative: 0, wholeReplicas: false } as const
    const ours = await plan(fleet, options)
    const theirs = await plan(fleet, { ...options, engine: 'highs' })
    expect(ours.engine).toMatchObject({ name: 'price', reason: /facility location/ })
    expect([ours.status, theirs.status]).toEqual(['optimal', 'optimal'])
    expect(ours.objectiveValue).toBeCloseTo(theirs.objectiveValue ?? 0, 2)
    expect(ours.layers?.lpRelaxation).toBeCloseTo(theirs.layers?.lpRelaxation ?? 0, 2)
    expect(ours.layers?.integerPlan).toBeGreaterThan(ours.layers?.lpRelaxation ?? Infinity)
    expect(ours.certificate?.ok).toBe(true)
  })
})
