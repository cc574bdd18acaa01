import { describe, it } from 'vitest'
import { solverConformance } from '../testing/index.ts'
import { highsSolver } from './highs/highsSolver.ts'
import { priceSolver, priceSolverFrom } from './price/priceSolver.ts'
import { simplexJsSolver } from './simplexJs/simplexJsSolver.ts'

const engines = [
  { name: 'highs', solver: highsSolver },
  { name: 'simplex-js', solver: simplexJsSolver },
  { name: 'price', solver: priceSolver },
  { name: 'price, with nothing left to highs for being small,', solver: priceSolverFrom(0) },
]

describe.each(engines)('engine $name', ({ solver }) => {
  it.each(solverConformance)('$name', async ({ check }) => {
    await check(solver)
  })
})
