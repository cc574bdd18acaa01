import { describe, expect, it } from 'vitest'
import { checkPoint } from '../../../linear/checkPoint.ts'
import { placementProgram } from '../../../testing/placementProgram.ts'
import { highsSolver } from '../../highs/highsSolver.ts'
import { priceSolverFrom } from '../priceSolver.ts'

const price = priceSolverFrom(0)
const allWhole = (seed: number, load = 0.25) =>
  placementProgram({
    seed,
    sites: 30,
    workloads: 120,
    load,
    hasFixedCosts: true,
    indivisibleShare: 1,
  })

describe('programs in which everything is placed whole', () => {
  it('are solved to the gap asked for, within every limit, and never above the optimum by their bound', async () => {
    for (const seed of [1, 3]) {
      const model = allWhole(seed)
      const [ours, theirs] = [await price.open(model), await highsSolver.open(model)]
      const found = ours.solve({ gapRelative: 0.03, timeLimitSeconds: 60 })
      const best = theirs.solve({ gapRelative: 0.03, timeLimitSeconds: 60 })
      ours.dispose()
      theirs.dispose()
      const value = found.objectiveValue ?? Number.NaN
      expect(value - found.bestBound).toBeLessThanOrEqual(0.03 * value + 1e-9)
      expect(found.bestBound).toBeLessThanOrEqual((best.objectiveValue ?? 0) + 1e-6)
      expect(value).toBeGreaterThanOrEqual(best.bestBound - 1e-6)
      const { worstViolation, worstFraction, objectiveValue } = checkPoint(
        model,
        found.values ?? new Float64Array(),
      )
      expect(worstViolation).toBeLessThan(1e-8)
      expect(worstFraction).toBe(0)
      expect(objectiveValue).toBeCloseTo(value, 6)
    }
  })
  it('have the same plan every time', async () => {
    const values = []
    for (let time = 0; time < 2; time++) {
      const session = await price.open(allWhole(4))
      values.push(session.solve({ gapRelative: 0.03, timeLimitSeconds: 60 }).values)
      session.dispose()
    }
    expect(values[0]).not.toBeNull()
    expect(values[0]).toEqual(values[1])
  })
  it('end when they are asked to, wherever they are', async () => {
    const model = allWhole(5, 0.6)
    for (const polls of [20, 80, 320]) {
      const session = await price.open(model)
      let count = 0
      const { stoppedBy, status } = session.solve({
        gapRelative: 0,
        timeLimitSeconds: 60,
        isCancelled: () => ++count > polls,
      })
      session.dispose()
      expect(stoppedBy).toBe('cancelled')
      expect(status).not.toBe('optimal')
      expect(count).toBeLessThan(polls + 50)
    }
  })
})
