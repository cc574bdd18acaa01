import { describe, it } from 'vitest'
import { solverConformance } from '../testing/index.ts'
import { highsSolver } from './highs/highsSolver.ts'
import { simplexJsSolver } from './simplexJs/simplexJsSolver.ts'

describe.each([highsSolver, simplexJsSolver])('engine $name', (solver) => {
  it.each(solverConformance)('$name', async ({ check }) => {
    await check(solver)
  })
})
