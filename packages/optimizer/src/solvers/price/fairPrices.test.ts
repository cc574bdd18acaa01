import { expect, it } from 'vitest'
import { placementProgram } from '../../testing/placementProgram.ts'
import { Decisions } from './decisions.ts'
import { fairPrices } from './fairPrices.ts'
import { readGroups } from './groupedProgram.ts'
import { reducedCostOf } from './pricing.ts'

it('makes every site worth what it costs', () => {
  const model = placementProgram({ seed: 3, sites: 6, workloads: 9, hasFixedCosts: true })
  const program = readGroups(model)
  if (typeof program === 'string') throw new Error(program)
  const { openings } = new Decisions(program, model.isInteger)
  const price = fairPrices(program, openings)
  expect(openings).toHaveLength(6)
  for (const { yes } of openings) {
    expect(program.cost[yes]).toBeGreaterThan(0)
    expect(reducedCostOf(program, price, yes)).toBeCloseTo(0, 9)
  }
})
