import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { placementProgram } from '../../testing/placementProgram.ts'
import { Curvature } from './curvature.ts'
import { readGroups } from './groupedProgram.ts'
import { PriceBox } from './priceBox.ts'
import { priceAll } from './pricing.ts'
import { unitCosts } from './scales.ts'
import { ShortLists } from './shortLists.ts'
import { evaluateDual } from './softMinimum.ts'

/** A program with every column in the lists, prices inside of a box, and a direction. */
const placed = (seed: number, sites: number) => {
  const program = readGroups(placementProgram({ seed, sites, workloads: 30 }))
  if (typeof program === 'string') throw new Error(program)
  const { rowCount, groupCount } = program
  const random = seededRandom(seed)
  const unitCost = unitCosts(program)
  const price = unitCost.map((unit) => unit * random.between(0.05, 0.5))
  const lists = new ShortLists(program)
  const groups = Int32Array.from({ length: groupCount }, (_, g) => g)
  lists.screen(groups, price, Number.POSITIVE_INFINITY, 0, false)
  const box = new PriceBox(program)
  box.centre(price, unitCost, Number.POSITIVE_INFINITY)
  const direction = unitCost.map((unit) => unit * random.between(-1, 1))
  const at = (length: number) => price.map((amount, r) => amount + length * direction[r]!)
  const evaluate = (at: Float64Array, temperature: number) => {
    const gradient = new Float64Array(rowCount)
    return { value: evaluateDual(program, lists, at, temperature, gradient), gradient }
  }
  return { program, lists, price, direction, box, at, evaluate }
}
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, r) => sum + x * b[r]!, 0)
const cases = [1, 2, 3].flatMap((seed) => [2, 8, 20].map((sites) => ({ seed, sites })))

describe('the soft minimum', () => {
  it.each(cases)('has its gradient as slope (seed $seed, $sites sites)', ({ seed, sites }) => {
    const { price, direction, at, evaluate } = placed(seed, sites)
    const slope = dot(evaluate(price, 0.05).gradient, direction)
    const h = 1e-5
    const found = (evaluate(at(h), 0.05).value - evaluate(at(-h), 0.05).value) / (2 * h)
    expect(Math.abs(found - slope)).toBeLessThan(1e-5 * Math.abs(slope))
  })

  it.each(cases)('goes to the bound of the prices as it cools', ({ seed, sites }) => {
    const { program, price, evaluate } = placed(seed, sites)
    const pricing = {
      bound: 0,
      least: new Float64Array(program.groupCount),
      cheapest: new Int32Array(program.groupCount),
    }
    priceAll(program, price, pricing)
    const exact = program.offset - pricing.bound
    const above = [0.1, 0.01, 1e-6].map((t) => evaluate(price, t).value - exact)
    // F is the negative of a bound, and the soft minimum is below the minimum.
    expect(above[0]).toBeGreaterThan(above[1]!)
    expect(above[1]).toBeGreaterThanOrEqual(above[2]!)
    expect(Math.abs(above[2]!)).toBeLessThan(1e-4 * Math.abs(exact))
  })
})

describe('the curvature', () => {
  // Few sites make most rows of a group dense, many of them sparse; both ways are taken.
  it.each(cases)('is what the gradient changes by (seed $seed, $sites sites)', (of) => {
    const { program, lists, price, direction, box, at, evaluate } = placed(of.seed, of.sites)
    const t = 0.3
    const h = 1e-5
    const [ahead, behind] = [evaluate(at(h), t).gradient, evaluate(at(-h), t).gradient]
    const change = ahead.map((value, r) => (value - behind[r]!) / (2 * h))
    const { gradient } = evaluate(price, t)
    const curvature = new Curvature(program.rowCount)
    curvature.selectRows(price, gradient, box)
    expect(curvature.size).toBe(program.rowCount)
    curvature.form(lists, t)
    const { matrix, size } = curvature
    const largest = change.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    expect(largest).toBeGreaterThan(0)
    // Shares below 5e-4 do not count at this temperature.
    change.forEach((expected, a) => {
      let sum = 0
      for (let b = 0; b < size; b++)
        sum += matrix[a > b ? a * size + b : b * size + a]! * direction[b]!
      expect(Math.abs(sum - expected)).toBeLessThan(2e-2 * largest)
    })
  })
})
